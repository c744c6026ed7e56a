// What the API is asked for the list of orders, and for an export of it.
import type { Schemas } from '@/api/client';
import { filtersOf, questionOf } from '@/app/question';
import { dayBegins, dayEnds } from '@/i18n/format';
import type { OrdersSearch } from './search';

/** Days become the moments between which an order was placed. */
function moments({ from, to }: Pick<OrdersSearch, 'from' | 'to'>) {
  return { ...(from && { from: dayBegins(from) }), ...(to && { to: dayEnds(to) }) };
}

/** What the list of the API is asked for. */
export const questionOfOrders = (search: OrdersSearch) => ({ ...questionOf(search), ...moments(search) });

/** The same narrowing for an export, which has neither pages nor an order of its own. */
export function filterOfOrders(search: OrdersSearch): Schemas['OrderFilterInput'] {
  return { ...(filtersOf(search) as object), ...moments(search) };
}

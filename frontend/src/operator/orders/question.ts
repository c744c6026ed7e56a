// What the API is asked for the operator's list of orders.
import { questionOf } from '@/app/question';
import { dayBegins, dayEnds } from '@/i18n/format';
import type { OrdersSearch } from './search';

export function questionOfOrders(search: OrdersSearch) {
  const { do: _, ...asked } = questionOf(search);
  return {
    ...asked,
    ...(search.from && { from: dayBegins(search.from) }),
    ...(search.to && { to: dayEnds(search.to) }),
  };
}

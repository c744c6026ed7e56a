// What the address of the list of orders may hold, the views that come with the product, and what the API is asked.
import * as z from 'zod/mini';
import type { Schemas } from '@/api/client';
import { IN_WORK } from '@/app/fulfilment/words';
import { filtersOf, listSearch, questionOf, sameFilters, several, single } from '@/app/listing';
import type { View } from '@/app/ViewTabs';
import { dayBegins, dayEnds } from '@/i18n/format';
import * as t from '@/i18n/gen/orders';

/** One word or several, as older links and other pages may have it. */
const words = z.optional(
  z.catch(
    z.union([
      z.array(z.string()),
      z.pipe(
        z.string(),
        z.transform((one) => [one]),
      ),
    ]),
    [],
  ),
);

export const ordersSearch = z.extend(listSearch, {
  status: words,
  held: z.optional(z.catch(z.boolean(), false)),
  hold_reason: single,
  shipment_status: several,
  shop: single,
  from: single,
  to: single,
  do: single,
});
export type OrdersSearch = z.infer<typeof ordersSearch>;

const OPEN = ['received', 'confirmed', 'fulfilling'];

type ViewCount = Schemas['ViewCount'];

/** The tabs, by the names that the API counts them under; without numbers until they are there. */
export function views(counts: readonly ViewCount[] | undefined): View[] {
  const of = (id: string, label: string, filters: Partial<OrdersSearch>, alert = false): View => {
    const found = counts?.find((one) => one.view === id);
    return { id, label, filters, alert, count: found && { count: found.count, atLeast: found.more } };
  };
  return [
    of('all', t.view_all(), {}),
    of('open', t.view_open(), { status: OPEN }),
    of('held', t.view_held(), { held: true }, true),
    of('awaiting_stock', t.view_awaiting_stock(), { shipment_status: ['awaiting_stock'] }, true),
    of('ready', t.view_ready(), { shipment_status: ['reserved'], held: false }),
    of('in_work', t.view_in_work(), { shipment_status: IN_WORK }),
    of('shipped', t.view_shipped(), { status: ['fulfilled'] }),
    of('cancelled', t.view_cancelled(), { status: ['cancelled'] }),
  ];
}

/** How many orders the address shows, where the API counted exactly this: a tab, or open orders held for one reason. */
export function totalOf(search: OrdersSearch, counts: readonly ViewCount[] | undefined) {
  const tab = views(counts).find((view) => sameFilters(view.filters, search));
  if (tab) return tab.count;
  if (!sameFilters({ hold_reason: search.hold_reason, status: OPEN }, search)) return undefined;
  const held = counts?.find((one) => one.view === `held:${search.hold_reason}`);
  return held && { count: held.count, atLeast: held.more };
}

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

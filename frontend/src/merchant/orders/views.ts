// The views that come with the product for the list of orders, and their numbers.
import type { Schemas } from '@/api/client';
import { IN_WORK } from '@/app/fulfilment/words';
import { sameFilters } from '@/app/question';
import type { View } from '@/app/ViewTabs';
import * as t from '@/i18n/gen/orders';
import type { OrdersSearch } from './search';

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

// The views of the operator's list of orders, and their numbers.
import type { Schemas } from '@/api/client';
import { IN_WORK } from '@/app/fulfilment/words';
import type { View } from '@/app/ViewTabs';
import * as t from '@/i18n/gen/opsorders';
import * as o from '@/i18n/gen/orders';
import type { OrdersSearch } from './search';

const OPEN = ['received', 'confirmed', 'fulfilling'];

export function views(counts: readonly Schemas['ViewCount'][] | undefined): View[] {
  const of = (id: string, label: string, filters: Partial<OrdersSearch>, alert = false): View => {
    const found = counts?.find((one) => one.view === id);
    return { id, label, filters, alert, count: found && { count: found.count, atLeast: found.more } };
  };
  return [
    of('all', t.view_all(), {}),
    of('open', o.view_open(), { status: OPEN }),
    of('held', o.view_held(), { held: true }, true),
    of('awaiting_stock', o.view_awaiting_stock(), { shipment_status: ['awaiting_stock'] }, true),
    of('ready', o.view_ready(), { shipment_status: ['reserved'], held: false }),
    of('in_work', o.view_in_work(), { shipment_status: IN_WORK }),
    of('shipped', o.view_shipped(), { status: ['fulfilled'] }),
  ];
}

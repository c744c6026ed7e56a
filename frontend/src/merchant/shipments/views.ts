// The views of the list of shipments that come with the product, and their numbers.
import type { Schemas } from '@/api/client';
import { IN_WORK } from '@/app/fulfilment/words';
import type { View } from '@/app/ViewTabs';
import * as t from '@/i18n/gen/shipments';
import type { ShipmentsSearch } from './search';

export const STUCK_HOURS = 48;

type ViewCount = Schemas['ViewCount'];

/** The sum of several counted states; at least that many where one of them is. */
function sum(counts: readonly ViewCount[] | undefined, names: readonly string[]) {
  const found = counts?.filter((one) => names.includes(one.view));
  if (!found?.length) return undefined;
  return { count: found.reduce((total, one) => total + one.count, 0), atLeast: found.some((one) => one.more) };
}

const STATES = ['draft', 'awaiting_stock', 'reserved', ...IN_WORK, 'handed_over', 'delivered', 'cancelled'];
const FAILED = ['delivery_failed', 'returned'];

export function views(counts: readonly ViewCount[] | undefined): View[] {
  const of = (id: string, label: string, filters: Partial<ShipmentsSearch>, names: string[], alert = false): View => ({
    id,
    label,
    filters,
    alert,
    count: sum(counts, names),
  });
  const by = (id: string, label: string, status: string[], alert = false) => of(id, label, { status }, status, alert);
  return [
    of('all', t.view_all(), {}, [...STATES, ...FAILED]),
    by('waiting', t.view_waiting(), ['awaiting_stock'], true),
    by('ready', t.view_ready(), ['reserved']),
    by('in_work', t.view_in_work(), IN_WORK),
    by('underway', t.view_underway(), ['handed_over']),
    of('stuck', t.view_stuck(), { status: ['handed_over'], stuck_for: STUCK_HOURS }, ['stuck'], true),
    by('failed', t.view_failed(), FAILED, true),
    by('delivered', t.view_delivered(), ['delivered']),
    of('held', t.view_held(), { held: true }, ['held'], true),
  ];
}

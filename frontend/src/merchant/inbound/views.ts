// The views of the list of arrivals, and their numbers.
import type { Schemas } from '@/api/client';
import type { View } from '@/app/ViewTabs';
import * as t from '@/i18n/gen/inbound';

type Counts = readonly Schemas['ViewCount'][];

/** The sum of the counts of these views; nothing before they are known. */
function sumOf(counts: Counts | undefined, views: readonly string[]) {
  const chosen = counts?.filter(({ view }) => views.includes(view));
  if (!chosen) return undefined;
  return {
    count: chosen.reduce((sum, one) => sum + one.count, 0),
    atLeast: chosen.some((one) => one.more),
  };
}

const ARRIVED = ['arrived', 'receiving', 'received'];

export const views = (counts?: Counts): View[] => [
  { id: 'all', label: t.view_all(), filters: {} },
  {
    id: 'announced',
    label: t.view_announced(),
    filters: { status: ['announced'] },
    count: sumOf(counts, ['announced']),
  },
  { id: 'arrived', label: t.view_arrived(), filters: { status: ARRIVED }, count: sumOf(counts, ARRIVED) },
  {
    id: 'differences',
    label: t.view_differences(),
    filters: { differences: true },
    count: sumOf(counts, ['differences']),
    alert: true,
  },
  { id: 'late', label: t.view_late(), filters: { late: true }, count: sumOf(counts, ['late']), alert: true },
  { id: 'closed', label: t.view_closed(), filters: { status: ['closed'] } },
];

// The views of the list of returns that come with the product, and their numbers.
import type { Schemas } from '@/api/client';
import { returnWord } from '@/app/returns/words';
import type { View } from '@/app/ViewTabs';
import * as t from '@/i18n/gen/returns';

const COMING = ['approved', 'in_transit'];
const HERE = ['arrived', 'inspecting'];

export function views(counts: readonly Schemas['ViewCount'][] | undefined): View[] {
  const of = (id: string, label: string, status: string[], alert = false): View => {
    const found = counts?.filter((one) => !status.length || status.includes(one.view));
    const count = found?.reduce((sum, one) => sum + one.count, 0);
    return {
      id,
      label,
      filters: status.length ? { status } : {},
      alert,
      count: count === undefined ? undefined : { count, atLeast: found?.some((one) => one.more) },
    };
  };
  return [
    of('all', t.view_all(), []),
    of('requested', returnWord('requested'), ['requested']),
    of('coming', t.view_coming(), COMING),
    of('here', t.view_here(), HERE),
    of('resolved', returnWord('resolved'), ['resolved']),
    of('rejected', returnWord('rejected'), ['rejected'], true),
    of('cancelled', returnWord('cancelled'), ['cancelled']),
  ];
}

// Where a return stands on its road.
import { returnWord } from '@/app/returns/words';
import { dateTime } from '@/i18n/format';
import * as t from '@/i18n/gen/returns';
import type { Step } from '@/ui/Steps';

const ROAD = ['requested', 'approved', 'in_transit', 'arrived', 'inspecting', 'resolved'];

interface Standing {
  status: string;
  created_at: string;
  arrived_at: string | null;
  resolved_at: string | null;
}

export function roadOf(one: Standing): { steps: Step[]; at: number; stopped: boolean } {
  const noted = (at: string | null) => (at ? dateTime(at) : undefined);
  const stopped = one.status === 'rejected' || one.status === 'cancelled';
  const at = one.status === 'resolved' ? ROAD.length : ROAD.indexOf(one.status);
  return {
    steps: [
      { id: 'requested', label: returnWord('requested'), note: noted(one.created_at) },
      { id: 'approved', label: returnWord('approved') },
      { id: 'in_transit', label: returnWord('in_transit') },
      { id: 'arrived', label: returnWord('arrived'), note: noted(one.arrived_at) },
      { id: 'inspecting', label: t.step_inspected() },
      { id: 'resolved', label: returnWord('resolved'), note: noted(one.resolved_at) },
    ],
    at: stopped ? 0 : at,
    stopped,
  };
}

// The words of arrivals: their states, how far they are.
import { Group } from '@mantine/core';
import type { Schemas } from '@/api/client';
import * as t from '@/i18n/gen/inbound';
import { Pill, type Tone } from '@/ui/Pill';

export type PlanRow = Schemas['PlanRow'];
export type Plan = Schemas['PlanView'] & { lines: Schemas['PlanLineView'][] };

const STATE: Record<string, [() => string, Tone]> = {
  draft: [t.state_draft, 'plain'],
  announced: [t.state_announced, 'new'],
  arrived: [t.state_arrived, 'ready'],
  receiving: [t.state_receiving, 'work'],
  received: [t.state_received, 'good'],
  closed: [t.state_closed, 'done'],
  cancelled: [t.state_cancelled, 'off'],
};
export const STATES = Object.keys(STATE);
export const stateWord = (status: string) => STATE[status]?.[0]() ?? status;

export const PlanStatus = ({ status, late, differs }: { status: string; late?: boolean; differs?: boolean }) => (
  <Group gap={4} wrap="nowrap">
    <Pill tone={STATE[status]?.[1]}>{stateWord(status)}</Pill>
    {late && <Pill tone="bad">{t.late()}</Pill>}
    {differs && <Pill tone="warn">{t.differs()}</Pill>}
  </Group>
);

const ROAD = ['announced', 'arrived', 'receiving', 'received', 'closed'] as const;
export const steps = () => ROAD.map((id) => ({ id, label: stateWord(id) }));

/** Which step is under way; past the last one when it is closed. */
export function stepOf(status: string): number {
  if (status === 'closed') return ROAD.length;
  return Math.max(0, ROAD.indexOf(status as (typeof ROAD)[number]));
}

/** Whether the merchant may still take it back. */
export const isCancellable = (status: string) => ['draft', 'announced', 'arrived'].includes(status);

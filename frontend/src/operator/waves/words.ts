// The words and colours of waves: their states, methods, and why a shipment stays out.
import type { Schemas } from '@/api/client';
import * as t from '@/i18n/gen/waves';
import type { Tone } from '@/ui/Pill';

export type WaveRow = Schemas['WaveRow'];
export type Wave = Schemas['WavePage'];
export type PickList = Schemas['PickListView'];
export type WaveRequest = Schemas['WaveRequest'];

const STATE: Record<string, [() => string, Tone]> = {
  planned: [t.state_planned, 'new'],
  released: [t.state_released, 'ready'],
  picking: [t.state_picking, 'work'],
  picked: [t.state_picked, 'good'],
  closed: [t.state_closed, 'done'],
  cancelled: [t.state_cancelled, 'off'],
};
export const WAVE_STATES = Object.keys(STATE);
export const waveWord = (status: string) => STATE[status]?.[0]() ?? status;
export const waveTone = (status: string): Tone => STATE[status]?.[1] ?? 'plain';

const ROAD = ['planned', 'released', 'picking', 'picked', 'closed'];
export const steps = () => ROAD.map((id) => ({ id, label: waveWord(id) }));
/** The step that is under way; past the last one when the wave is closed. */
export const stepOf = (status: string) => (status === 'closed' ? ROAD.length : Math.max(0, ROAD.indexOf(status)));
export const isGoing = (status: string) => ['planned', 'released', 'picking', 'picked'].includes(status);
export const isCancellable = (status: string) => ['planned', 'released', 'picking'].includes(status);

const METHOD: Record<string, [() => string, () => string]> = {
  discrete: [t.method_discrete, t.about_discrete],
  single_item: [t.method_single_item, t.about_single_item],
  cluster: [t.method_cluster, t.about_cluster],
  zone: [t.method_zone, t.about_zone],
};
export const METHODS = Object.keys(METHOD);
export const methodWord = (method: string) => METHOD[method]?.[0]() ?? method;
export const methodAbout = (method: string) => METHOD[method]?.[1]() ?? '';

const WHY: Record<string, () => string> = {
  held: t.why_held,
  awaiting_stock: t.why_awaiting_stock,
  not_reserved: t.why_not_reserved,
  in_another_wave: t.why_in_another_wave,
  filtered_out: t.why_filtered_out,
  over_limit: t.why_over_limit,
};
export const whyWord = (reason: string) => WHY[reason]?.() ?? reason;

export interface PickerShare {
  picker: string | null;
  lists: number;
  units: number;
  picked: number;
}

/** The walks of a wave summed up by who walks them: who has most left first, nobody's last. */
export function byPicker(lists: readonly PickList[]): PickerShare[] {
  const sums = new Map<string | null, PickerShare>();
  for (const list of lists) {
    const sum = sums.get(list.picker) ?? { picker: list.picker, lists: 0, units: 0, picked: 0 };
    sums.set(list.picker, {
      ...sum,
      lists: sum.lists + 1,
      units: sum.units + list.units,
      picked: sum.picked + list.units_picked,
    });
  }
  const left = ({ units, picked }: PickerShare) => units - picked;
  return [...sums.values()].toSorted(
    (a, b) => Number(a.picker === null) - Number(b.picker === null) || left(b) - left(a),
  );
}

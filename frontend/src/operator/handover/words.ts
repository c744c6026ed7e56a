// What the dock calls things, and what a scan stands for there.
import type { Schemas } from '@/api/client';
import { read, useRead } from '@/api/queries';
import * as t from '@/i18n/gen/handover';
import { comparable, tidy } from '@/scanner/codes';
import type { Tone } from '@/ui/Pill';

export type Handover = Schemas['HandoverView'];
export type Loaded = Schemas['LoadedParcel'];
export type Waiting = Schemas['WaitingParcel'];

export const HANDOVERS = '/api/operator/v1/handovers';

/** The parcels that a handover still lacks. */
export const waitingFor = (id: string) =>
  read(`${HANDOVERS}/{handover_id}/waiting`, { params: { path: { handover_id: id } } });

const STATE: Record<string, [() => string, Tone]> = {
  open: [t.state_open, 'work'],
  closed: [t.state_closed, 'done'],
};
export const handoverWord = (status: string) => STATE[status]?.[0]() ?? status;
export const handoverTone = (status: string): Tone => STATE[status]?.[1] ?? 'plain';

const NONE: Schemas['CarrierName'][] = [];
/** The carriers that parcels are handed over to, and the name of each contract. */
export function useCarriers() {
  const carriers = useRead('/api/operator/v1/handover-carriers').data ?? NONE;
  return { carriers, nameOf: (id: string) => carriers.find((one) => one.id === id)?.name ?? '' };
}

/** Carriers print a start and a stop letter around their numbers. */
const bare = (code: string) =>
  comparable(
    tidy(code)
      .toUpperCase()
      .replaceAll('-', '')
      .replace(/^[A-D](\d+)[A-D]$/, '$1'),
  );

/** The parcel's number for what was scanned: itself, or the tracking number of a parcel that is known here. */
export function parcelOf(code: string, known: readonly { number: string; tracking_number: string }[]): string {
  const found = known.find((one) => bare(one.tracking_number) === bare(code));
  return found ? found.number : tidy(code).toUpperCase();
}

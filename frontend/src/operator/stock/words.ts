import type { Schemas } from '@/api/client';
import * as t from '@/i18n/gen/floorstock';
import type { Tone } from '@/ui/Pill';

export type Place = Schemas['PlaceItem'];
export type Movement = Schemas['MovementItem'];

const CONDITION: Record<string, [() => string, Tone]> = {
  sellable: [t.condition_sellable, 'good'],
  damaged: [t.condition_damaged, 'bad'],
  inspecting: [t.condition_inspecting, 'work'],
  expired: [t.condition_expired, 'warn'],
};
export const CONDITIONS = Object.keys(CONDITION);
export const conditionWord = (condition: string) => CONDITION[condition]?.[0]() ?? condition;
export const conditionTone = (condition: string): Tone => CONDITION[condition]?.[1] ?? 'plain';

const BUCKET: Record<string, () => string> = {
  location: t.bucket_location,
  supplier: t.bucket_supplier,
  buyer: t.bucket_buyer,
  adjustment: t.bucket_adjustment,
  disposal: t.bucket_disposal,
  assembly: t.bucket_assembly,
};
/** An end of a movement: the shelf by its code, or the place outside the walls. */
export const endOf = (bucket: string, location: string | null) => location ?? BUCKET[bucket]?.() ?? bucket;

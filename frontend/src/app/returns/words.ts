// The words and colours of returns, the same on both sides.
import * as t from '@/i18n/gen/returnwords';
import type { Tone } from '@/ui/Pill';

const STATUS: Record<string, [() => string, Tone]> = {
  requested: [t.status_requested, 'new'],
  approved: [t.status_approved, 'ready'],
  in_transit: [t.status_in_transit, 'work'],
  arrived: [t.status_arrived, 'work'],
  inspecting: [t.status_inspecting, 'work'],
  resolved: [t.status_resolved, 'done'],
  rejected: [t.status_rejected, 'bad'],
  cancelled: [t.status_cancelled, 'off'],
};
const WANTS: Record<string, () => string> = {
  refund: t.wants_refund,
  exchange: t.wants_exchange,
  repair: t.wants_repair,
  none: t.wants_none,
};
const CONDITION: Record<string, () => string> = {
  sellable: t.condition_sellable,
  damaged: t.condition_damaged,
  expired: t.condition_expired,
};
const DISPOSITION: Record<string, () => string> = {
  restock: t.disposition_restock,
  quarantine: t.disposition_quarantine,
  repair: t.disposition_repair,
  dispose: t.disposition_dispose,
  send_back: t.disposition_send_back,
};

export const RETURN_STATES = Object.keys(STATUS);
export const WANTED = Object.keys(WANTS);
export const returnWord = (status: string) => STATUS[status]?.[0]() ?? status;
export const returnTone = (status: string): Tone => STATUS[status]?.[1] ?? 'plain';
export const wantsWord = (wants: string) => WANTS[wants]?.() ?? wants;
export const foundWord = (condition: string) => CONDITION[condition]?.() ?? condition;
export const dispositionWord = (disposition: string) => DISPOSITION[disposition]?.() ?? disposition;

// Looking up: scan anything; the last answer stays until the next scan.
import type { Schemas } from '@/api/client';
import { go, refuse, stay, type Turn } from './turn';

type Found = Schemas['Found'];

export interface LookState {
  asking: string | null;
  code: string | null;
  found: Found | null;
}

export type LookAction =
  | { type: 'scan'; code: string }
  | { type: 'found'; code: string; found: Found }
  | { type: 'unread'; code: string };
export type LookSignal = 'found_ok' | 'nothing' | 'no_network';

const COUNTED = ['announced', 'arrived', 'receiving', 'received'];

/** The arrival that a code names, while there is something to count of it. */
export const arrivalOf = (found: Found) =>
  found.others.find((hit) => hit.kind === 'inbound_plan' && COUNTED.includes(hit.status));

export const beginLook = (): LookState => ({ asking: null, code: null, found: null });

export function look(state: LookState, action: LookAction): Turn<LookState, LookSignal> {
  if (action.type === 'scan') return stay({ ...state, asking: action.code });
  if (action.code !== state.asking) return stay(state);
  if (action.type === 'unread') return refuse({ ...state, asking: null }, 'no_network', action.code);
  const { code, found } = action;
  const next = { asking: null, code, found };
  const empty = !found.shelf && !found.products.length && !found.others.length;
  return empty ? refuse(next, 'nothing', code) : go(next, 'found_ok', code);
}

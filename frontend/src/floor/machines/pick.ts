// Walking a pick list: shelf → item × quantity → tote. A wrong scan never changes a quantity.
import type { Schemas } from '@/api/client';
import { isPlace, unitCode, unitsOf } from './goods';
import { type Deed, deed, go, refuse, stay, type Turn } from './turn';

type Walk = Schemas['PickWalk'];
export interface PickStop {
  id: string;
  tote: number;
  place: { code: string; barcode: string };
  sku: string;
  name: string;
  barcodes: readonly { code: string; quantity: number }[];
  lot: string | null;
  expires: string | null;
  quantity: number;
  picked: number;
  /** How the stop ended; null while units are left. */
  ended: 'done' | 'short' | null;
}

export interface PickState {
  list: string;
  number: string;
  stops: PickStop[];
  /** Stops still to do; the first is the present one. */
  order: string[];
  step: 'shelf' | 'item' | 'tote' | 'done';
}

export type PickAction =
  | { type: 'scan'; code: string }
  | { type: 'rest' }
  | { type: 'tote' }
  | { type: 'short' }
  | { type: 'skip' }
  | { type: 'fresh'; walk: Walk };

export type PickSignal =
  | 'shelf_ok'
  | 'item_ok'
  | 'stop_ok'
  | 'short_ok'
  | 'wrong_shelf'
  | 'wrong_item'
  | 'wrong_tote'
  | 'too_many';
type Result = Turn<PickState, PickSignal>;

const stopOf = (stop: Walk['stops'][number]): PickStop => ({
  id: stop.pick_id,
  tote: stop.tote,
  place: { code: stop.location_code, barcode: stop.location_barcode },
  sku: stop.sku,
  name: stop.name,
  barcodes: stop.barcodes.map(({ code, quantity }) => ({ code, quantity })),
  lot: stop.lot_code,
  expires: stop.expires_on,
  quantity: stop.quantity,
  picked: stop.picked,
  ended: stop.status === 'open' ? null : stop.status === 'short' ? 'short' : 'done',
});

export function beginPick(walk: Walk): PickState {
  const stops = walk.stops.filter((stop) => stop.status !== 'cancelled').map(stopOf);
  const order = stops.filter((stop) => !stop.ended).map((stop) => stop.id);
  const { id, number } = walk.pick_list;
  return { list: id, number, stops, order, step: order.length ? 'shelf' : 'done' };
}

export const presentStop = (state: PickState) => state.stops.find((stop) => stop.id === state.order[0]);
export const nextStop = (state: PickState) => state.stops.find((stop) => stop.id === state.order[1]);
/** One tote for the whole walk needs no proof that it is the right one. */
export const hasTotes = (state: PickState) => new Set(state.stops.map((stop) => stop.tote)).size > 1;
export const toteCode = (tote: number) => `T-${tote}`;

const changed = (state: PickState, stop: PickStop): PickState => ({
  ...state,
  stops: state.stops.map((one) => (one.id === stop.id ? stop : one)),
});

function leave(state: PickState, former: PickStop): PickState {
  const order = state.order.slice(1);
  const next = state.stops.find((stop) => stop.id === order[0]);
  if (!next) return { ...state, order, step: 'done' };
  // The next goods on the same shelf need no second proof of the shelf.
  return { ...state, order, step: next.place.code === former.place.code ? 'item' : 'shelf' };
}

function take(state: PickState, stop: PickStop, code: string, scans: number, units: number): Result {
  const picked = stop.picked + units;
  if (picked > stop.quantity) return refuse(state, 'too_many', code);
  const told = deed(
    '/api/operator/v1/picks/{pick_id}/scan',
    { pick_id: stop.id },
    { location: stop.place.barcode, product: code, quantity: scans },
    { act: 'pick', code, what: stop.name, where: stop.place.code, units },
  );
  const full = picked === stop.quantity;
  const after = changed(state, { ...stop, picked, ended: full ? 'done' : null });
  if (!full) return go(after, 'item_ok', code, [told]);
  if (hasTotes(state)) return go({ ...after, step: 'tote' }, 'item_ok', code, [told]);
  return go(leave(after, stop), 'stop_ok', code, [told], 'done');
}

function scanned(state: PickState, stop: PickStop, code: string): Result {
  if (state.step === 'shelf')
    return isPlace(stop.place, code)
      ? go({ ...state, step: 'item' }, 'shelf_ok', code)
      : refuse(state, 'wrong_shelf', code);
  if (state.step === 'item') {
    const found = unitsOf(stop, code);
    return found ? take(state, stop, found.code, 1, found.units) : refuse(state, 'wrong_item', code);
  }
  const tote = /^(?:TOTE|T)?-?0*(\d{1,3})$/i.exec(code)?.[1];
  if (Number(tote) !== stop.tote) return refuse(state, unitsOf(stop, code) ? 'too_many' : 'wrong_tote', code);
  return go(leave(state, stop), 'stop_ok', code, [], 'done');
}

function short(state: PickState, stop: PickStop): Result {
  if (state.step === 'tote') return stay(state);
  const told: Deed = deed(
    '/api/operator/v1/picks/{pick_id}/short',
    { pick_id: stop.id },
    { found: stop.picked },
    { act: 'short', code: '', what: stop.name, where: stop.place.code, units: stop.quantity - stop.picked },
  );
  const after = changed(state, { ...stop, ended: 'short' });
  // What was found so far still goes into its tote.
  const next = stop.picked > 0 && hasTotes(state) ? { ...after, step: 'tote' as const } : leave(after, stop);
  return go(next, 'short_ok', '', [told], 'done');
}

/** The server's walk, when nothing of ours is on its way to it: stops may have come, gone or ended elsewhere. */
function refreshed(state: PickState, walk: Walk): PickState {
  const fresh = beginPick(walk);
  const present = presentStop(state);
  const open = new Set(fresh.order);
  const keepsTote = state.step === 'tote' && present && fresh.stops.some((stop) => stop.id === present.id);
  if (keepsTote) open.add(present.id);
  const known = state.order.filter((id) => open.has(id));
  const order = [...known, ...fresh.order.filter((id) => !known.includes(id))];
  if (!order.length) return { ...fresh, order, step: 'done' };
  const same = order[0] === present?.id && state.step !== 'done';
  return { ...fresh, order, step: same ? state.step : 'shelf' };
}

export function pick(state: PickState, action: PickAction): Result {
  if (action.type === 'fresh') return stay(refreshed(state, action.walk));
  const stop = presentStop(state);
  if (!stop || state.step === 'done') return stay(state);
  switch (action.type) {
    case 'scan':
      return scanned(state, stop, action.code);
    case 'rest':
      // Only after one of them was scanned: the goods are proven, only counting is left to the picker.
      if (state.step !== 'item' || stop.picked === 0) return stay(state);
      return take(state, stop, unitCode(stop), stop.quantity - stop.picked, stop.quantity - stop.picked);
    case 'tote':
      return state.step === 'tote' ? go(leave(state, stop), 'stop_ok', '', [], 'done') : stay(state);
    case 'short':
      return short(state, stop);
    case 'skip':
      if (state.step === 'tote' || state.order.length < 2) return stay(state);
      return stay({ ...leave(state, stop), order: [...state.order.slice(1), stop.id] });
  }
}

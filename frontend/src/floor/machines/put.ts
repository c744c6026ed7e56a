// From the dock to the shelf: item → location. Which count the units belong to follows from the goods; which lot is asked
// only where the dock holds several.
import type { Schemas } from '@/api/client';
import { type Places, unitsOf } from './goods';
import { deed, go, refuse, stay, type Turn } from './turn';

export type DockItem = Schemas['DockItem'];

export interface PutState {
  items: DockItem[];
  step: 'item' | 'lot' | 'shelf';
  /** The count whose units are in hand. */
  chosen: string | null;
  quantity: number;
  /** Counts that the scanned goods may belong to, while the lot is asked. */
  among: string[];
}

export type PutAction =
  | { type: 'scan'; code: string }
  | { type: 'choose'; id: string }
  | { type: 'units'; units: number }
  | { type: 'back' }
  | { type: 'fresh'; items: readonly DockItem[] };

export type PutSignal =
  | 'item_ok'
  | 'put_ok'
  | 'which_lot'
  | 'not_at_dock'
  | 'unknown_shelf'
  | 'not_for_goods'
  | 'scan_shelf';
type Result = Turn<PutState, PutSignal>;

export const beginPut = (items: readonly DockItem[]): PutState => ({
  items: [...items],
  step: 'item',
  chosen: null,
  quantity: 0,
  among: [],
});

export const inHand = (state: PutState) => state.items.find((item) => item.receipt_id === state.chosen);

/** Where goods of a condition may lie. */
export const suits = (condition: string, purpose: string) =>
  condition === 'damaged' ? purpose === 'quarantine' : purpose === 'storage' || purpose === 'pick';

function choose(state: PutState, item: DockItem, code = ''): Result {
  return go({ ...state, step: 'shelf', chosen: item.receipt_id, quantity: item.quantity, among: [] }, 'item_ok', code);
}

const kindOf = (item: DockItem) => `${item.product_id} ${item.lot_code ?? ''} ${item.condition}`;

function goods(state: PutState, code: string): Result {
  const found = state.items.filter((item) => unitsOf(item, code));
  const [first] = found;
  if (!first) return refuse(state, 'not_at_dock', code);
  const kinds = new Map(found.map((item) => [kindOf(item), item.receipt_id]).reverse() as [string, string][]);
  if (kinds.size === 1) return choose(state, first, code);
  return go({ ...state, step: 'lot', among: [...kinds.values()] }, 'which_lot', code);
}

function shelf(state: PutState, item: DockItem, code: string, places: Places): Result {
  const place = places(code);
  if (!place) return refuse(state, unitsOf(item, code) ? 'scan_shelf' : 'unknown_shelf', code);
  if (!suits(item.condition, place.purpose)) return refuse(state, 'not_for_goods', place.code);
  const told = deed(
    '/api/operator/v1/inbound/{plan_id}/putaways',
    { plan_id: item.plan_id },
    { placings: [{ receipt_id: item.receipt_id, quantity: state.quantity, location: place.barcode }] },
    { act: 'put', code: item.sku, what: item.name, where: place.code, units: state.quantity },
  );
  const left = item.quantity - state.quantity;
  const items = state.items
    .map((one) => (one === item ? { ...one, quantity: left } : one))
    .filter((one) => one.quantity > 0);
  return go(beginPut(items), 'put_ok', place.code, [told], 'done');
}

export function put(state: PutState, action: PutAction, places: Places): Result {
  const item = inHand(state);
  switch (action.type) {
    case 'scan':
      return state.step === 'shelf' && item
        ? shelf(state, item, action.code, places)
        : goods({ ...state, step: 'item', among: [] }, action.code);
    case 'choose': {
      const wanted = state.items.find((one) => one.receipt_id === action.id);
      return wanted ? choose(state, wanted) : stay(state);
    }
    case 'units':
      if (!item) return stay(state);
      return stay({ ...state, quantity: Math.max(1, Math.min(item.quantity, action.units)) });
    case 'back':
      return stay(beginPut(state.items));
    case 'fresh':
      return stay(state.step === 'item' ? beginPut(action.items) : state);
  }
}

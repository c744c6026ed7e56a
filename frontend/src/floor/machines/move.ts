// Taking goods from one shelf to another: location → item × quantity → location. What lies on the first shelf is read
// when it is scanned; from then on the machine knows enough to decide alone.
import { isPlace, type Place, type Places } from './goods';
import { free, meant, rowOf, type ShelfItem, type ShelfRead } from './shelf';
import { deed, go, refuse, stay, type Turn } from './turn';

export interface MoveState {
  step: 'from' | 'item' | 'which' | 'to';
  /** The shelf that is being read. */
  asking: string | null;
  from: Place | null;
  items: ShelfItem[];
  among: string[];
  chosen: string | null;
  units: number;
}

export type MoveAction =
  | { type: 'scan'; code: string }
  | { type: 'shelf'; shelf: ShelfRead }
  | { type: 'unread'; key: 'unknown_shelf' | 'no_network' }
  | { type: 'choose'; row: string }
  | { type: 'units'; units: number }
  | { type: 'back' };

export type MoveSignal =
  | 'shelf_ok'
  | 'item_ok'
  | 'moved_ok'
  | 'which_lot'
  | 'unknown_shelf'
  | 'no_network'
  | 'not_on_shelf'
  | 'all_promised'
  | 'too_many'
  | 'same_shelf';
type Result = Turn<MoveState, MoveSignal>;

export const beginMove = (): MoveState => ({
  step: 'from',
  asking: null,
  from: null,
  items: [],
  among: [],
  chosen: null,
  units: 0,
});

export const taken = (state: MoveState) => state.items.find((item) => rowOf(item) === state.chosen);

function choose(state: MoveState, item: ShelfItem, units: number, code = ''): Result {
  if (free(item) < 1) return refuse(state, 'all_promised', code);
  const chosen = { ...state, step: 'to' as const, chosen: rowOf(item), units: Math.min(units, free(item)), among: [] };
  return go(chosen, 'item_ok', code);
}

function goods(state: MoveState, code: string): Result {
  const { rows, units } = meant(state.items, code);
  const [first] = rows;
  if (!first) return refuse(state, 'not_on_shelf', code);
  if (rows.length === 1) return choose(state, first, units, code);
  return go({ ...state, step: 'which', among: rows.map(rowOf), units }, 'which_lot', code);
}

function more(state: MoveState, item: ShelfItem, code: string): Result {
  const { units } = meant([item], code);
  if (state.units + units > free(item)) return refuse(state, 'too_many', code);
  return go({ ...state, units: state.units + units }, 'item_ok', code);
}

function bring(state: MoveState, item: ShelfItem, from: Place, to: Place): Result {
  if (to.id === from.id) return refuse(state, 'same_shelf', to.code);
  const told = deed(
    '/api/operator/v1/stock/moves',
    {},
    {
      product_id: item.product_id,
      lot_id: item.lot_id,
      condition: item.condition,
      quantity: state.units,
      from_location_id: from.id,
      to_location_id: to.id,
      reason: 'relocation',
    },
    { act: 'move', code: item.sku, what: item.name, where: `${from.code} → ${to.code}`, units: state.units },
  );
  const items = state.items
    .map((one) => (one === item ? { ...one, quantity: one.quantity - state.units } : one))
    .filter((one) => one.quantity > 0);
  const after: MoveState = items.length ? { ...state, step: 'item', items, chosen: null, units: 0 } : beginMove();
  return go(after, 'moved_ok', to.code, [told], 'done');
}

function scanned(state: MoveState, code: string, places: Places): Result {
  const place = places(code);
  const item = taken(state);
  if (state.step === 'to' && item && state.from) {
    if (place) return bring(state, item, state.from, place);
    return meant([item], code).rows.length ? more(state, item, code) : refuse(state, 'unknown_shelf', code);
  }
  // Another shelf begins anew: nothing is in hand yet.
  if (place && !(state.from && isPlace(state.from, code))) return stay({ ...beginMove(), asking: place.barcode });
  if (state.step === 'from') return refuse({ ...state, asking: null }, 'unknown_shelf', code);
  return place ? stay(state) : goods(state, code);
}

export function move(state: MoveState, action: MoveAction, places: Places): Result {
  switch (action.type) {
    case 'scan':
      return scanned(state, action.code, places);
    case 'shelf': {
      const { id, code, barcode, purpose } = action.shelf.location;
      if (state.asking !== barcode) return stay(state);
      const items = [...action.shelf.items];
      return go({ ...beginMove(), step: 'item', from: { id, code, barcode, purpose }, items }, 'shelf_ok', code);
    }
    case 'unread':
      return state.asking ? refuse(beginMove(), action.key, state.asking) : stay(state);
    case 'choose': {
      const item = state.items.find((one) => rowOf(one) === action.row);
      return item ? choose(state, item, Math.max(1, state.units)) : stay(state);
    }
    case 'units': {
      const item = taken(state);
      return item ? stay({ ...state, units: Math.max(1, Math.min(free(item), action.units)) }) : stay(state);
    }
    case 'back':
      return stay(
        state.step === 'from' || state.step === 'item'
          ? beginMove()
          : { ...state, step: 'item', chosen: null, units: 0, among: [] },
      );
  }
}

// Counting a shelf blind: location → items → quantities. What the books say is known to the machine and never shown; what
// was not found counts as none, after the counter has said so.
import type { Place, Places } from './goods';
import { isPlace } from './goods';
import { meant, type ProductCard, rowOf, type ShelfItem, type ShelfRead } from './shelf';
import { type Deed, deed, go, refuse, stay, type Turn } from './turn';

/** What was found of one row; null for a row of the books that nothing was scanned of. */
export interface CountRow extends ShelfItem {
  counted: number | null;
}

export interface CountState {
  step: 'shelf' | 'item' | 'which' | 'review';
  asking: { shelf: string } | { item: string } | null;
  shelf: Place | null;
  rows: CountRow[];
  among: string[];
  /** The row that the last scan meant. */
  present: string | null;
  units: number;
}

export type CountAction =
  | { type: 'scan'; code: string }
  | { type: 'shelf'; shelf: ShelfRead }
  | { type: 'product'; product: ProductCard }
  | { type: 'unread'; key: 'unknown_shelf' | 'unknown_item' | 'no_network' }
  | { type: 'choose'; row: string }
  | { type: 'units'; units: number }
  | { type: 'review' }
  | { type: 'keep' }
  | { type: 'back' };

export type CountSignal =
  | 'shelf_ok'
  | 'item_ok'
  | 'counted_ok'
  | 'which_lot'
  | 'unknown_shelf'
  | 'unknown_item'
  | 'no_network'
  | 'lot_unknown'
  | 'finish_first';
type Result = Turn<CountState, CountSignal>;

export const beginCount = (): CountState => ({
  step: 'shelf',
  asking: null,
  shelf: null,
  rows: [],
  among: [],
  present: null,
  units: 0,
});

export const presentRow = (state: CountState) => state.rows.find((row) => rowOf(row) === state.present);

function add(state: CountState, row: CountRow, units: number, code = ''): Result {
  const rows = state.rows.map((one) => (one === row ? { ...one, counted: (one.counted ?? 0) + units } : one));
  return go({ ...state, step: 'item', asking: null, rows, among: [], present: rowOf(row) }, 'item_ok', code);
}

function goods(state: CountState, code: string): Result {
  const { rows, units } = meant(state.rows, code);
  const [first] = rows;
  if (!first) return stay({ ...state, asking: { item: code } });
  // Scanning on with the same code goes on with the lot that was chosen.
  const going = rows.find((row) => rowOf(row) === state.present);
  if (going) return add(state, going, units, code);
  if (rows.length === 1) return add(state, first, units, code);
  return go({ ...state, step: 'which', among: rows.map(rowOf), units }, 'which_lot', code);
}

function stranger(state: CountState, product: ProductCard, code: string): Result {
  if (!state.shelf) return stay(state);
  // A lot that the books do not have on this shelf cannot be told from a scan.
  if (product.tracks_lots) return refuse({ ...state, asking: null }, 'lot_unknown', code);
  const { id: location_id, code: location_code, purpose } = state.shelf;
  const { product_id, sku, name, merchant, barcodes } = product;
  const none = { lot_id: null, lot_code: null, expires_on: null, condition: 'sellable', quantity: 0, allocated: 0 };
  const row: CountRow = {
    product_id,
    sku,
    name,
    merchant,
    barcodes,
    location_id,
    location_code,
    purpose,
    ...none,
    counted: null,
  };
  return add({ ...state, rows: [...state.rows, row] }, row, meant([row], code).units, code);
}

const told = (row: CountRow, shelf: Place): Deed =>
  deed(
    '/api/operator/v1/stock/counts',
    {},
    {
      product_id: row.product_id,
      lot_id: row.lot_id,
      condition: row.condition,
      location_id: shelf.id,
      counted: row.counted ?? 0,
    },
    { act: 'count', code: row.sku, what: row.name, where: shelf.code, units: row.counted ?? 0 },
  );

function scanned(state: CountState, code: string, places: Places): Result {
  const place = places(code);
  if (state.step === 'shelf')
    return place
      ? stay({ ...beginCount(), asking: { shelf: place.barcode } })
      : refuse({ ...state, asking: null }, 'unknown_shelf', code);
  if (place && state.shelf && isPlace(state.shelf, code)) return stay({ ...state, step: 'review' });
  if (place) return refuse(state, 'finish_first', place.code);
  return goods({ ...state, step: 'item' }, code);
}

export function count(state: CountState, action: CountAction, places: Places): Result {
  const { asking } = state;
  switch (action.type) {
    case 'scan':
      return scanned(state, action.code, places);
    case 'shelf': {
      const { id, code, barcode, purpose } = action.shelf.location;
      if (!asking || !('shelf' in asking) || asking.shelf !== barcode) return stay(state);
      const rows = action.shelf.items.map((item) => ({ ...item, counted: null }));
      return go({ ...beginCount(), step: 'item', shelf: { id, code, barcode, purpose }, rows }, 'shelf_ok', code);
    }
    case 'product':
      return asking && 'item' in asking ? stranger(state, action.product, asking.item) : stay(state);
    case 'unread':
      if (!asking) return stay(state);
      return refuse({ ...state, asking: null }, action.key, 'item' in asking ? asking.item : asking.shelf);
    case 'choose': {
      const row = state.rows.find((one) => rowOf(one) === action.row);
      return row ? add(state, row, Math.max(1, state.units)) : stay(state);
    }
    case 'units': {
      const rows = state.rows.map((row) =>
        rowOf(row) === state.present ? { ...row, counted: Math.max(0, action.units) } : row,
      );
      return stay({ ...state, rows });
    }
    case 'review':
      return stay(state.shelf ? { ...state, step: 'review', asking: null } : state);
    case 'keep': {
      const { shelf } = state;
      if (state.step !== 'review' || !shelf) return stay(state);
      return go(
        beginCount(),
        'counted_ok',
        shelf.code,
        state.rows.map((row) => told(row, shelf)),
        'done',
      );
    }
    case 'back':
      return stay(
        state.step === 'review' || state.step === 'which' ? { ...state, step: 'item', among: [] } : beginCount(),
      );
  }
}

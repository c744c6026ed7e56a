// Counting an arrival at the dock: scan an item, count it up by scanning on or by number, go on with the next. Lots and
// expiry dates are asked where the product is tracked by them; damaged units are counted apart.
import type { Schemas } from '@/api/client';
import { unitsOf } from './goods';
import { type Deed, deed, go, refuse, stay, type Turn } from './turn';

type Sheet = Schemas['ArrivalSheet'];
export type SheetLine = Schemas['SheetLine'];

/** Units that are being counted, not told to anybody yet. */
export interface Open {
  /** The sku of a line, or what was scanned of a product that nobody announced. */
  code: string;
  name: string;
  announced: boolean;
  units: number;
  damaged: boolean;
  lot: string;
  expires: string;
}

export interface ReceiveState {
  plan: string;
  number: string;
  status: string;
  lines: SheetLine[];
  open: Open | null;
  /** A code that no line carries, until the picker says what to do with it. */
  stranger: string | null;
  /** Lot and expiry of the last count by sku: the next carton is mostly of the same. */
  lots: Record<string, { lot: string; expires: string }>;
}

export type ReceiveAction =
  | { type: 'scan'; code: string }
  | { type: 'units'; units: number }
  | { type: 'damaged'; damaged: boolean }
  | { type: 'lot'; lot: string; expires: string }
  | { type: 'keep' }
  | { type: 'drop' }
  | { type: 'welcome' }
  | { type: 'arrive' }
  | { type: 'close' }
  | { type: 'fresh'; sheet: Sheet };

export type ReceiveSignal = 'item_ok' | 'counted_ok' | 'over' | 'not_announced' | 'lot_first' | 'date_first';
type Result = Turn<ReceiveState, ReceiveSignal>;

export function beginReceive(sheet: Sheet): ReceiveState {
  const { id, number, status } = sheet.plan;
  return { plan: id, number, status, lines: [...sheet.lines], open: null, stranger: null, lots: {} };
}

export const lineOf = (state: ReceiveState, sku: string) => state.lines.find((line) => line.sku === sku);

function begin(state: ReceiveState, line: SheetLine, units: number): ReceiveState {
  const known = state.lots[line.sku] ?? { lot: '', expires: '' };
  const open = { code: line.sku, name: line.name, announced: true, units, damaged: false, ...known };
  return { ...state, open, stranger: null };
}

/** Why the open count cannot be kept yet. */
export function lacks(state: ReceiveState): 'lot_first' | 'date_first' | null {
  const { open } = state;
  const line = open && lineOf(state, open.code);
  if (!open || !line) return null;
  if (line.tracks_lots && !open.lot) return 'lot_first';
  return line.tracks_expiry && !open.expires ? 'date_first' : null;
}

function told(state: ReceiveState, open: Open): Deed {
  const count = {
    code: open.code,
    quantity: open.units,
    condition: open.damaged ? 'damaged' : 'sellable',
    ...(open.lot && { lot_code: open.lot }),
    ...(open.expires && { expires_on: open.expires }),
  };
  return deed(
    '/api/operator/v1/inbound/{plan_id}/receipts',
    { plan_id: state.plan },
    { counts: [count] },
    { act: 'receive', code: open.code, what: open.name, where: state.number, units: open.units },
  );
}

function keep(state: ReceiveState): Result {
  const { open } = state;
  if (!open) return stay(state);
  const missing = lacks(state);
  if (missing) return refuse(state, missing, open.code);
  const lines = state.lines.map((line) =>
    line.sku === open.code ? { ...line, received: line.received + open.units } : line,
  );
  const lots =
    open.lot || open.expires ? { ...state.lots, [open.code]: { lot: open.lot, expires: open.expires } } : state.lots;
  const line = lines.find((one) => one.sku === open.code);
  const after = { ...state, lines, lots, open: null, status: 'receiving' };
  return go(
    after,
    line && line.received <= line.expected ? 'counted_ok' : 'over',
    open.code,
    [told(state, open)],
    'done',
  );
}

function scanned(state: ReceiveState, code: string): Result {
  const line = state.lines.find((one) => unitsOf(one, code));
  const units = (line && unitsOf(line, code)?.units) ?? 1;
  const { open } = state;
  if (open && (line ? line.sku === open.code : open.code === code))
    return go({ ...state, open: { ...open, units: open.units + units } }, 'item_ok', code);
  // Another item closes the count before it, so that a count costs one scan and a number.
  const kept = open ? keep(state) : stay(state);
  if (open && !kept.deeds.length) return kept as Result;
  if (!line) return { ...refuse({ ...kept.state, stranger: code }, 'not_announced', code), deeds: kept.deeds };
  return go(begin(kept.state, line, units), 'item_ok', code, kept.deeds);
}

const about = (state: ReceiveState, act: 'arrive' | 'close') => ({
  act,
  code: '',
  what: '',
  where: state.number,
  units: 0,
});

export function receive(state: ReceiveState, action: ReceiveAction): Result {
  const { open } = state;
  switch (action.type) {
    case 'scan':
      return state.status === 'announced' ? stay(state) : scanned(state, action.code);
    case 'units':
      return open
        ? stay({ ...state, open: { ...open, units: Math.max(1, Math.min(1_000_000, action.units)) } })
        : stay(state);
    case 'damaged':
      return open ? stay({ ...state, open: { ...open, damaged: action.damaged } }) : stay(state);
    case 'lot':
      return open
        ? stay({ ...state, open: { ...open, lot: action.lot.trim(), expires: action.expires } })
        : stay(state);
    case 'keep':
      return keep(state);
    case 'drop':
      return stay({ ...state, open: null, stranger: null });
    case 'welcome': {
      const { stranger } = state;
      if (!stranger) return stay(state);
      const unknown = {
        code: stranger,
        name: stranger,
        announced: false,
        units: 1,
        damaged: false,
        lot: '',
        expires: '',
      };
      return go({ ...state, open: unknown, stranger: null }, 'item_ok', stranger);
    }
    case 'arrive':
      if (state.status !== 'announced') return stay(state);
      return go({ ...state, status: 'arrived' }, 'counted_ok', '', [
        deed(
          '/api/operator/v1/inbound/{plan_id}/arrival',
          { plan_id: state.plan },
          undefined as never,
          about(state, 'arrive'),
        ),
      ]);
    case 'close': {
      const kept = keep(state);
      if (open && !kept.deeds.length) return kept;
      const end = deed(
        '/api/operator/v1/inbound/{plan_id}/closing',
        { plan_id: state.plan },
        undefined as never,
        about(state, 'close'),
      );
      return go({ ...kept.state, status: 'closed' }, 'counted_ok', '', [...kept.deeds, end], 'done');
    }
    case 'fresh':
      return stay(open ? state : { ...beginReceive(action.sheet), lots: state.lots });
  }
}

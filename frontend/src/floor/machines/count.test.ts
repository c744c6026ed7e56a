import { expect, test } from 'vitest';
import { beginCount, type CountAction, type CountState, count, presentRow } from './count';
import type { Place } from './goods';
import type { ProductCard, ShelfRead } from './shelf';

const place = (code: string): Place => ({ id: `id-${code}`, code, barcode: `FUN-${code}`, purpose: 'storage' });
const shelves = [place('A1'), place('A2')];
const places = (code: string) => shelves.find((one) => one.code === code || one.barcode === code);
const barcodes = (code: string) => [{ code, kind: 'own', quantity: 1 }];
const item = (sku: string, more: object = {}) => ({
  product_id: sku,
  sku,
  name: sku,
  barcodes: barcodes(`${sku}-1`),
  lot_id: null,
  condition: 'sellable',
  quantity: 9,
  allocated: 0,
  ...more,
});
const read = (...items: object[]): CountAction => ({
  type: 'shelf',
  shelf: { location: place('A1'), items } as unknown as ShelfRead,
});
const card = (sku: string, tracks_lots = false): CountAction => ({
  type: 'product',
  product: {
    product_id: sku,
    sku,
    name: sku,
    merchant: '',
    barcodes: barcodes(`${sku}-1`),
    tracks_lots,
  } as unknown as ProductCard,
});

function run(state: CountState, ...actions: (string | CountAction)[]) {
  let now = state;
  const bodies: unknown[] = [];
  const heard = [];
  for (const action of actions) {
    const turn = count(now, typeof action === 'string' ? { type: 'scan', code: action } : action, places);
    now = turn.state;
    bodies.push(...turn.deeds.map((deed) => deed.body));
    heard.push(turn.signal?.key ?? null);
  }
  return { state: now, bodies, heard };
}
const counted = (sku: string, units: number, lot: string | null = null) => ({
  product_id: sku,
  lot_id: lot,
  condition: 'sellable',
  location_id: 'id-A1',
  counted: units,
});

test('what was scanned is told, and what was not found is told as none', () => {
  const begun = run(beginCount(), 'FUN-A1', read(item('TEA'), item('CUP')), 'TEA-1', 'TEA-1').state;
  expect(run(begun, { type: 'keep' }).bodies).toEqual([]);
  const { bodies, state } = run(begun, 'A1', { type: 'keep' });
  expect(bodies).toEqual([counted('TEA', 2), counted('CUP', 0)]);
  expect(state).toEqual(beginCount());
});

test('a number is typed for what was scanned last', () => {
  const { state } = run(beginCount(), 'A1', read(item('TEA')), 'TEA-1', { type: 'units', units: 40 }, 'TEA-1');
  expect(presentRow(state)?.counted).toBe(41);
});

test('the lot is asked once, then scanning goes on with it', () => {
  const lots = read(item('TEA', { lot_id: 'L1' }), item('TEA', { lot_id: 'L2' }));
  const { bodies, heard } = run(
    beginCount(),
    'A1',
    lots,
    'TEA-1',
    { type: 'choose', row: 'TEA L2 sellable' },
    'TEA-1',
    { type: 'review' },
    { type: 'keep' },
  );
  expect(heard[2]).toBe('which_lot');
  expect(bodies).toEqual([counted('TEA', 0, 'L1'), counted('TEA', 2, 'L2')]);
});

test('goods that the books have elsewhere are looked up, and counted here', () => {
  const asked = run(beginCount(), 'A1', read(), 'CUP-1');
  expect(asked.state.asking).toEqual({ item: 'CUP-1' });
  expect(run(asked.state, card('CUP'), { type: 'review' }, { type: 'keep' }).bodies).toEqual([counted('CUP', 1)]);
  expect(run(asked.state, card('CUP', true)).heard).toEqual(['lot_unknown']);
  expect(run(asked.state, { type: 'unread', key: 'no_network' }).heard).toEqual(['no_network']);
});

test('wrong scans are refused: goods before a shelf, another shelf in between', () => {
  expect(run(beginCount(), 'TEA-1').heard).toEqual(['unknown_shelf']);
  const { heard, state } = run(beginCount(), 'A1', read(item('TEA')), 'TEA-1', 'A2');
  expect(heard.at(-1)).toBe('finish_first');
  expect(state.shelf?.code).toBe('A1');
});

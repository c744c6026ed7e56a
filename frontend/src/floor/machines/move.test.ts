import { expect, test } from 'vitest';
import type { Place } from './goods';
import { beginMove, type MoveAction, type MoveState, move } from './move';
import type { ShelfRead } from './shelf';

const place = (code: string): Place => ({ id: `id-${code}`, code, barcode: `FUN-${code}`, purpose: 'storage' });
const shelves = [place('A1'), place('A2')];
const places = (code: string) => shelves.find((one) => one.code === code || one.barcode === code);
const item = (more: object = {}) => ({
  product_id: 'tea',
  sku: 'TEA',
  name: 'Tea',
  barcodes: [
    { code: '4901', kind: 'own', quantity: 1 },
    { code: 'CASE', kind: 'own', quantity: 6 },
  ],
  lot_id: null,
  condition: 'sellable',
  quantity: 9,
  allocated: 2,
  ...more,
});
const read = (...items: object[]): MoveAction => ({
  type: 'shelf',
  shelf: { location: place('A1'), items } as unknown as ShelfRead,
});

function run(state: MoveState, ...actions: (string | MoveAction)[]) {
  let now = state;
  const deeds = [];
  const heard = [];
  for (const action of actions) {
    const turn = move(now, typeof action === 'string' ? { type: 'scan', code: action } : action, places);
    now = turn.state;
    deeds.push(...turn.deeds);
    heard.push(turn.signal?.key ?? null);
  }
  return { state: now, deeds, heard };
}

test('shelf, item, number and shelf make one move', () => {
  const { deeds, state } = run(beginMove(), 'A1', read(item()), '4901', 'CASE', 'A2');
  expect(deeds.map((deed) => deed.body)).toEqual([
    {
      product_id: 'tea',
      lot_id: null,
      condition: 'sellable',
      quantity: 7,
      from_location_id: 'id-A1',
      to_location_id: 'id-A2',
      reason: 'relocation',
    },
  ]);
  expect([state.step, state.items[0]?.quantity]).toEqual(['item', 2]);
});

test('units that a picker waits for stay where they are', () => {
  expect(run(beginMove(), 'A1', read(item()), 'CASE', 'CASE').heard.at(-1)).toBe('too_many');
  expect(run(beginMove(), 'A1', read(item({ allocated: 9 })), '4901').heard.at(-1)).toBe('all_promised');
  const { state } = run(beginMove(), 'A1', read(item()), '4901', { type: 'units', units: 99 });
  expect(state.units).toBe(7);
});

test('wrong scans are refused where they happen', () => {
  expect(run(beginMove(), '4901').heard).toEqual(['unknown_shelf']);
  const { heard, deeds } = run(beginMove(), 'A1', read(item()), '9999', '4901', 'Z9', 'A1');
  expect(heard).toEqual([null, 'shelf_ok', 'not_on_shelf', 'item_ok', 'unknown_shelf', 'same_shelf']);
  expect(deeds).toEqual([]);
});

test('the lot is asked where a shelf holds several', () => {
  const { heard, state } = run(
    beginMove(),
    'A1',
    read(item({ lot_id: 'L1' }), item({ lot_id: 'L2' })),
    '4901',
    { type: 'choose', row: 'tea L2 sellable' },
    'A2',
  );
  expect(heard.slice(2)).toEqual(['which_lot', 'item_ok', 'moved_ok']);
  expect(state.items.map((one) => one.quantity)).toEqual([9, 8]);
});

test('a shelf that cannot be read, or that comes too late, changes nothing', () => {
  expect(run(beginMove(), 'A1', { type: 'unread', key: 'no_network' }).heard.at(-1)).toBe('no_network');
  expect(run(beginMove(), 'A2', read(item())).state.step).toBe('from');
});

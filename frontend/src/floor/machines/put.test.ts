import { expect, test } from 'vitest';
import type { Place } from './goods';
import { beginPut, type DockItem, inHand, put } from './put';

const item = (id: string, more: object = {}) =>
  ({
    receipt_id: id,
    plan_id: 'plan',
    product_id: 'tea',
    sku: 'TEA',
    name: 'Tea',
    barcodes: [{ code: '4901', kind: 'own', quantity: 1 }],
    lot_code: null,
    condition: 'sellable',
    quantity: 10,
    ...more,
  }) as unknown as DockItem;
const shelves: Record<string, Place> = {
  A1: { id: '1', code: 'A1', barcode: 'FUN-A1', purpose: 'storage' },
  Q1: { id: '2', code: 'Q1', barcode: 'FUN-Q1', purpose: 'quarantine' },
};
const places = (code: string) => shelves[code.replace('FUN-', '')];
const scan = (code: string) => ({ type: 'scan', code }) as const;

test('an item and a shelf put the whole count away', () => {
  const held = put(beginPut([item('r')]), scan('4901'), places);
  expect([held.state.step, held.state.quantity]).toEqual(['shelf', 10]);
  const done = put(held.state, scan('A1'), places);
  expect(done.deeds[0]?.body).toEqual({ placings: [{ receipt_id: 'r', quantity: 10, location: 'FUN-A1' }] });
  expect(done.state.items).toEqual([]);
});

test('a part stays at the dock', () => {
  let state = put(beginPut([item('r')]), scan('4901'), places).state;
  state = put(state, { type: 'units', units: 4 }, places).state;
  state = put(state, scan('A1'), places).state;
  expect(state.items.map((one) => one.quantity)).toEqual([6]);
  state = put(put(state, scan('4901'), places).state, { type: 'units', units: 99 }, places).state;
  expect(state.quantity).toBe(6);
});

test('a wrong item or shelf is refused and moves nothing', () => {
  const begun = beginPut([item('r'), item('d', { product_id: 'cup', sku: 'CUP', barcodes: [], condition: 'damaged' })]);
  expect(put(begun, scan('A1'), places).signal?.key).toBe('not_at_dock');
  const held = put(begun, scan('TEA'), places).state;
  for (const [code, key] of [
    ['Z9', 'unknown_shelf'],
    ['4901', 'scan_shelf'],
    ['Q1', 'not_for_goods'],
  ] as const) {
    const turn = put(held, scan(code), places);
    expect([turn.signal?.key, turn.deeds, turn.state]).toEqual([key, [], held]);
  }
  const broken = put(begun, scan('CUP'), places).state;
  expect(put(broken, scan('A1'), places).signal?.key).toBe('not_for_goods');
  expect(put(broken, scan('Q1'), places).deeds).toHaveLength(1);
});

test('the lot is asked where the dock holds several', () => {
  const begun = beginPut([item('a', { lot_code: 'L1' }), item('b', { lot_code: 'L2' }), item('c', { lot_code: 'L2' })]);
  const asked = put(begun, scan('4901'), places);
  expect([asked.signal?.key, asked.state.among.toSorted()]).toEqual(['which_lot', ['a', 'b']]);
  expect(inHand(put(asked.state, { type: 'choose', id: 'b' }, places).state)?.receipt_id).toBe('b');
});

test('what the server has meanwhile does not take goods out of a hand', () => {
  const held = put(beginPut([item('r')]), scan('4901'), places).state;
  expect(put(held, { type: 'fresh', items: [] }, places).state).toEqual(held);
  expect(put(beginPut([item('r')]), { type: 'fresh', items: [] }, places).state.items).toEqual([]);
});

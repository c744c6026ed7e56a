import { expect, test } from 'vitest';
import type { Schemas } from '@/api/client';
import { beginPick, type PickAction, type PickState, pick, presentStop } from './pick';

type Walk = Schemas['PickWalk'];
const stop = (n: number, more: object = {}) => ({
  pick_id: `p${n}`,
  position: n,
  tote: 1,
  status: 'open',
  location_code: `A01-0${n}-1`,
  location_barcode: `FUN-A01-0${n}-1`,
  sku: `SKU-${n}`,
  name: `Tea ${n}`,
  barcodes: [
    { code: `490000000000${n}`, kind: 'ean', quantity: 1 },
    { code: `CASE-${n}`, kind: 'own', quantity: 6 },
  ],
  lot_code: null,
  expires_on: null,
  quantity: 2,
  picked: 0,
  ...more,
});
const walk = (...stops: object[]) => ({ pick_list: { id: 'l', number: 'PL-1' }, stops }) as unknown as Walk;

function run(state: PickState, ...actions: (string | PickAction)[]) {
  const deeds = [];
  const heard = [];
  let now = state;
  for (const action of actions) {
    const turn = pick(now, typeof action === 'string' ? { type: 'scan', code: action } : action);
    now = turn.state;
    deeds.push(...turn.deeds);
    heard.push(turn.signal?.key ?? null);
  }
  return { state: now, deeds, heard };
}

test('shelf, items, next shelf; every accepted item is told by itself', () => {
  const { state, deeds, heard } = run(
    beginPick(walk(stop(1), stop(2))),
    'FUN-A01-01-1',
    '4900000000001',
    '4900000000001',
  );
  expect(heard).toEqual(['shelf_ok', 'item_ok', 'stop_ok']);
  expect(deeds.map((deed) => [deed.at.pick_id, deed.body])).toEqual([
    ['p1', { location: 'FUN-A01-01-1', product: '4900000000001', quantity: 1 }],
    ['p1', { location: 'FUN-A01-01-1', product: '4900000000001', quantity: 1 }],
  ]);
  expect([presentStop(state)?.id, state.step]).toEqual(['p2', 'shelf']);
});

test('a wrong scan changes nothing and tells nobody', () => {
  const begun = beginPick(walk(stop(1), stop(2, { tote: 2 })));
  const shelf = run(begun, 'FUN-A01-02-1');
  expect([shelf.heard, shelf.state]).toEqual([['wrong_shelf'], begun]);
  const item = run(begun, 'A01-01-1', '4900000000002', 'SKU-9');
  expect(item.heard).toEqual(['shelf_ok', 'wrong_item', 'wrong_item']);
  expect(item.deeds).toEqual([]);
  const tote = run(begun, 'A01-01-1', 'SKU-1', 'SKU-1', 'T-2', '4900000000001', 'T-1');
  expect(tote.heard.slice(3)).toEqual(['wrong_tote', 'too_many', 'stop_ok']);
  expect(tote.deeds).toHaveLength(2);
});

test('a case counts its units, and one that holds too many is refused', () => {
  const begun = beginPick(walk(stop(1, { quantity: 7 })));
  const { heard, state } = run(begun, 'A01-01-1', 'CASE-1', 'CASE-1', 'SKU-1');
  expect(heard).toEqual(['shelf_ok', 'item_ok', 'too_many', 'stop_ok']);
  expect(state.step).toBe('done');
});

test('the rest is only taken by hand after one unit was scanned', () => {
  const begun = beginPick(walk(stop(1, { quantity: 24 })));
  expect(run(begun, 'A01-01-1', { type: 'rest' }).deeds).toEqual([]);
  const { deeds, state } = run(begun, 'A01-01-1', 'SKU-1', { type: 'rest' });
  expect(deeds.map((deed) => (deed.body as { quantity: number }).quantity)).toEqual([1, 23]);
  expect(state.step).toBe('done');
});

test('the next goods on the same shelf need no second proof of it', () => {
  const { state } = run(beginPick(walk(stop(1), stop(2, { location_code: 'A01-01-1' }))), 'A01-01-1', 'SKU-1', 'SKU-1');
  expect([presentStop(state)?.id, state.step]).toEqual(['p2', 'item']);
});

test('what is missing is told with what was found, and the found part goes into its tote', () => {
  const begun = beginPick(walk(stop(1), stop(2, { tote: 2 })));
  const { deeds, state } = run(begun, 'A01-01-1', 'SKU-1', { type: 'short' });
  expect(deeds.at(-1)).toMatchObject({ body: { found: 1 }, said: { act: 'short', units: 1 } });
  expect(state.step).toBe('tote');
  expect(run(begun, { type: 'short' }).state.order).toEqual(['p2']);
});

test('a skipped stop comes back at the end', () => {
  const { state } = run(beginPick(walk(stop(1), stop(2))), { type: 'skip' });
  expect(state.order).toEqual(['p2', 'p1']);
  expect(run(state, 'A01-02-1', 'SKU-2', 'SKU-2', 'A01-01-1', 'SKU-1', 'SKU-1').state.step).toBe('done');
  expect(run(beginPick(walk(stop(1))), { type: 'skip' }).state.order).toEqual(['p1']);
});

test("the server's walk brings new stops and takes ended ones, and keeps where we stand", () => {
  const at = run(beginPick(walk(stop(1), stop(2))), 'A01-01-1', 'SKU-1').state;
  const fresh = walk(stop(1, { picked: 1 }), stop(2, { status: 'cancelled' }), stop(3));
  const { state } = run(at, { type: 'fresh', walk: fresh });
  expect([state.order, state.step, presentStop(state)?.picked]).toEqual([['p1', 'p3'], 'item', 1]);
});

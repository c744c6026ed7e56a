import { expect, test } from 'vitest';
import type { Schemas } from '@/api/client';
import { beginReceive, type ReceiveAction, type ReceiveState, receive } from './receive';

const line = (sku: string, more: object = {}) => ({
  product_id: sku,
  sku,
  name: sku,
  barcodes: [
    { code: `${sku}-1`, kind: 'own', quantity: 1 },
    { code: `${sku}-CASE`, kind: 'own', quantity: 12 },
  ],
  tracks_lots: false,
  tracks_expiry: false,
  expected: 20,
  received: 0,
  ...more,
});
const sheet = (status: string, ...lines: object[]) =>
  ({ plan: { id: 'plan', number: 'IN-1', status }, lines }) as unknown as Schemas['ArrivalSheet'];

function run(state: ReceiveState, ...actions: (string | ReceiveAction)[]) {
  let now = state;
  const bodies: unknown[] = [];
  const heard = [];
  for (const action of actions) {
    const turn = receive(now, typeof action === 'string' ? { type: 'scan', code: action } : action);
    now = turn.state;
    bodies.push(...turn.deeds.map((deed) => deed.body ?? deed.said.act));
    heard.push(turn.signal?.key ?? null);
  }
  return { state: now, bodies, heard };
}

test('scans add up, the next item closes the count before it', () => {
  const begun = beginReceive(sheet('arrived', line('TEA'), line('CUP')));
  const { bodies, state } = run(begun, 'TEA-CASE', 'TEA-1', 'CUP-1', { type: 'units', units: 20 }, { type: 'keep' });
  expect(bodies).toEqual([
    { counts: [{ code: 'TEA', quantity: 13, condition: 'sellable' }] },
    { counts: [{ code: 'CUP', quantity: 20, condition: 'sellable' }] },
  ]);
  expect(state.lines.map((one) => one.received)).toEqual([13, 20]);
});

test('a count without the lot and the date that its product needs is not told', () => {
  const begun = beginReceive(sheet('arrived', line('TEA', { tracks_lots: true, tracks_expiry: true }), line('CUP')));
  const { heard, bodies, state } = run(
    begun,
    'TEA-1',
    { type: 'keep' },
    'CUP-1',
    { type: 'lot', lot: 'L1 ', expires: '' },
    { type: 'keep' },
    { type: 'lot', lot: 'L1', expires: '2027-01-31' },
    { type: 'keep' },
    'TEA-1',
  );
  expect(heard.slice(0, 5)).toEqual(['item_ok', 'lot_first', 'lot_first', null, 'date_first']);
  expect(bodies).toEqual([
    { counts: [{ code: 'TEA', quantity: 1, condition: 'sellable', lot_code: 'L1', expires_on: '2027-01-31' }] },
  ]);
  expect(state.open).toMatchObject({ lot: 'L1', expires: '2027-01-31' });
});

test('what nobody announced is refused at first, and counted when the receiver says so', () => {
  const begun = beginReceive(sheet('arrived', line('TEA')));
  const { heard, bodies } = run(begun, 'NEW-1', { type: 'welcome' }, 'NEW-1', { type: 'keep' });
  expect(heard).toEqual(['not_announced', 'item_ok', 'item_ok', 'over']);
  expect(bodies).toEqual([{ counts: [{ code: 'NEW-1', quantity: 2, condition: 'sellable' }] }]);
  expect(run(begun, 'NEW-1', { type: 'drop' }).state.stranger).toBeNull();
});

test('a stranger does not lose the count before it', () => {
  const { bodies, heard } = run(beginReceive(sheet('arrived', line('TEA'))), 'TEA-1', 'NEW-1');
  expect(heard.at(-1)).toBe('not_announced');
  expect(bodies).toHaveLength(1);
});

test('more than expected is taken and said, damaged units go apart', () => {
  const begun = beginReceive(sheet('receiving', line('TEA', { expected: 1 })));
  const { heard, bodies } = run(begun, 'TEA-1', 'TEA-1', { type: 'damaged', damaged: true }, { type: 'keep' });
  expect(heard.at(-1)).toBe('over');
  expect(bodies).toEqual([{ counts: [{ code: 'TEA', quantity: 2, condition: 'damaged' }] }]);
});

test('nothing is counted before it has arrived, and closing tells the open count first', () => {
  const begun = beginReceive(sheet('announced', line('TEA')));
  expect(run(begun, 'TEA-1').state.open).toBeNull();
  const { bodies, state } = run(begun, { type: 'arrive' }, 'TEA-1', { type: 'close' });
  expect(bodies).toEqual(['arrive', { counts: [{ code: 'TEA', quantity: 1, condition: 'sellable' }] }, 'close']);
  expect(state.status).toBe('closed');
});

import { expect, test } from 'vitest';
import { roadOf } from './orderRoad';

const order = { status: 'fulfilling', ordered_at: '2026-11-24T00:00:00Z' };
const at = (status: string) => ({ status, handed_over_at: null, delivered_at: null });

test('an order is as far as the shipment that is furthest behind', () => {
  expect(roadOf(order, [at('delivered'), at('picked')]).at).toBe(2);
  expect(roadOf(order, []).at).toBe(0);
});

test('a cancelled shipment does not hold the others back', () => {
  expect(roadOf(order, [at('cancelled'), at('packed')]).at).toBe(3);
});

test('when everything has arrived, every step is behind', () => {
  const { at: now, steps } = roadOf(order, [at('delivered')]);
  expect(now).toBe(steps.length);
});

import { expect, test } from 'vitest';
import { outcomeOf, reasonsOf, together } from './actions';

const closed = { code: 'order_closed', title: 'closed', status: 409, type: 'x' };
const missing = { code: 'hold_missing', title: 'missing', status: 404, type: 'x' };
const outcome = outcomeOf([
  { id: 'a', done: true },
  { id: 'b', done: false, problem: closed },
  { id: 'c', done: false, problem: closed },
  { id: 'd', done: false, problem: missing },
]);

test('what became of each order is taken from the one answer', () => {
  expect(outcome.done).toEqual(['a']);
  expect(outcome.refused.map((one) => one.id)).toEqual(['b', 'c', 'd']);
});

test('each reason is told once, with the orders that it kept back', () => {
  const told = reasonsOf(outcome, (id) => (id === 'd' ? undefined : `#${id}`)).split(' / ');
  expect(told).toHaveLength(2);
  expect(told[0]).toMatch(/\(#b, #c\)$/);
  expect(told[1]).not.toContain('(');
});

test('an order is done where nothing of it was refused', () => {
  const both = together([{ done: ['a', 'b'], refused: [] }, outcome]);
  expect(both.done).toEqual(['a']);
  expect(both.refused).toHaveLength(3);
});

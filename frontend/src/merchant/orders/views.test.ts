import { expect, test } from 'vitest';
import { filterOfOrders, questionOfOrders } from './question';
import { ordersSearch } from './search';
import { totalOf, views } from './views';

test('the address is read leniently: one status is a list, nonsense is nothing', () => {
  expect(ordersSearch({ status: 'fulfilled', held: 'x' })).toEqual({ status: ['fulfilled'] });
});

test('days are asked as moments of the workspace, the last day included', () => {
  const asked = questionOfOrders({ from: '2026-11-01', to: '2026-11-02', cursor: 'c', size: 25, do: 'export' });
  expect(asked).toEqual({ from: '2026-10-31T15:00:00.000Z', to: '2026-11-02T15:00:00.000Z', cursor: 'c', limit: 25 });
});

test('an export takes the filters and nothing of the page', () => {
  expect(filterOfOrders({ q: 'ab', status: ['received'], page: 2, cursor: 'c', sort: 'ordered_at' })).toEqual({
    q: 'ab',
    status: ['received'],
  });
});

test('a tab has its number once it was counted', () => {
  const [all, open] = views([{ view: 'open', count: 7, more: false, filter: {} }]);
  expect([all?.count, open?.count]).toEqual([undefined, { count: 7, atLeast: false }]);
});

test('the total is known where exactly this was counted', () => {
  const counts = [
    { view: 'cancelled', count: 2, more: false, filter: {} },
    { view: 'held:payment', count: 9, more: false, filter: {} },
  ];
  const open = ['received', 'confirmed', 'fulfilling'];
  expect(totalOf({ status: ['cancelled'], page: 2 }, counts)?.count).toBe(2);
  expect(totalOf({ hold_reason: 'payment', status: open }, counts)?.count).toBe(9);
  expect(totalOf({ hold_reason: 'payment' }, counts)).toBeUndefined();
  expect(totalOf({ status: open, q: 'x' }, counts)).toBeUndefined();
});

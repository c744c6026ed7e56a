import { expect, test } from 'vitest';
import { views } from './views';

test('a tab of several states has their sum, and says when it is only a lower bound', () => {
  const counts = [
    { view: 'picking', count: 2, more: false, filter: {} },
    { view: 'packed', count: 10_000, more: true, filter: {} },
    { view: 'stuck', count: 1, more: false, filter: {} },
  ];
  const shown = Object.fromEntries(views(counts).map((view) => [view.id, view.count]));
  expect(shown.in_work).toEqual({ count: 10_002, atLeast: true });
  expect(shown.stuck).toEqual({ count: 1, atLeast: false });
  expect(shown.delivered).toBeUndefined();
});

import { expect, test } from 'vitest';
import { listProps } from './listing';
import { filtersOf, questionOf, sameFilters } from './question';

test('a question to the API holds filters, order and page, and nothing of the screen', () => {
  expect(questionOf({ q: 'a', view: 'open', sort: '-ordered_at', page: 3, cursor: 'c', size: 100 })).toEqual({
    q: 'a',
    sort: '-ordered_at',
    cursor: 'c',
    limit: 100,
  });
});

test('what is empty is no filter', () => {
  expect(filtersOf({ q: '', status: [], shop: 'x' })).toEqual({ shop: 'x' });
  expect(sameFilters({ q: undefined, status: ['a'], page: 4 }, { status: ['a'] })).toBe(true);
  expect(sameFilters({ status: ['a'] }, { status: ['b'] })).toBe(false);
});

test('another order begins at the first page', () => {
  let now: Record<string, unknown> = { q: 'a', page: 3, cursor: 'c' };
  listProps(now, (change) => {
    now = change(now);
  }).onSort('number');
  expect(now).toEqual({ q: 'a', page: undefined, cursor: undefined, sort: 'number' });
});

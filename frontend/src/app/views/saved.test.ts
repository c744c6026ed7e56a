import { expect, test } from 'vitest';
import { queryOf, searchOf } from './saved';

test('a view keeps the filters and nothing of the page', () => {
  const search = { q: 'ab', status: ['received'], cursor: 'x', page: 3, size: 25, sort: '-ordered_at', do: 'view' };
  expect(searchOf(queryOf(search))).toEqual({ q: 'ab', status: ['received'] });
});

test('what is no view shows everything', () => {
  expect(searchOf('status=held')).toEqual({});
  expect(searchOf('[1]')).toEqual({});
});

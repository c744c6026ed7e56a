import { expect, test } from 'vitest';
import { walk } from './paging';

test('the way back is the way one came', () => {
  const cursors: (string | undefined)[] = [];
  expect(walk(cursors, { page: 1 }, 'a')).toEqual({
    page: 1,
    first: undefined,
    previous: undefined,
    next: { page: 2, cursor: 'a' },
  });
  walk(cursors, { page: 2, cursor: 'a' }, 'b');
  const third = walk(cursors, { page: 3, cursor: 'b' }, null);
  expect(third.previous).toEqual({ page: 2, cursor: 'a' });
  expect(third.next).toBeUndefined();
});

test('a shared address of a later page leads back to the first', () => {
  const shared = walk([], { page: 4, cursor: 'x' }, 'y');
  expect(shared.previous).toBeUndefined();
  expect(shared.first).toEqual({ page: 1 });
});

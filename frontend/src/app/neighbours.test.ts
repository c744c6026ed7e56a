import { expect, test } from 'vitest';
import { around } from './neighbours';

test('the ends of a list have one neighbour, a stranger has none', () => {
  expect(around(['a', 'b', 'c'], 'a')).toEqual({ previous: undefined, next: 'b' });
  expect(around(['a', 'b', 'c'], 'c')).toEqual({ previous: 'b', next: undefined });
  expect(around(['a', 'b', 'c'], 'x')).toEqual({});
});

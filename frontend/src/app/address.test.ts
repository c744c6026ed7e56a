import { expect, test } from 'vitest';
import { address, amount, flag, inside, oneOf, text, texts, token } from './address';

test('what fits is taken over, what does not or is not known is left out', () => {
  const read = address({ q: text, held: flag, page: amount, tab: oneOf('a', 'b') });
  expect(read({ q: 'tea', held: true, page: 2, tab: 'b', more: 1 })).toEqual({
    q: 'tea',
    held: true,
    page: 2,
    tab: 'b',
  });
  expect(read({ q: 5, held: 'yes', page: Number.NaN, tab: 'c' })).toEqual({});
});

test('one value of a filter is a list of one', () => {
  expect([texts('a'), texts(['a', 'b']), texts(['a', 1]), texts(3)]).toEqual([['a'], ['a', 'b'], undefined, undefined]);
});

test('a token that looks like a number is still a token', () => {
  expect([token(123), token('a1'), token(true)]).toEqual(['123', 'a1', undefined]);
});

test('only an address of this site is gone back to', () => {
  expect(['/c/x', '//evil.example', '/\\evil.example', 'https://evil.example'].map(inside)).toEqual([
    '/c/x',
    undefined,
    undefined,
    undefined,
  ]);
});

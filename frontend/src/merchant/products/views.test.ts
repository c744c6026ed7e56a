import { expect, test } from 'vitest';
import { productsSearch } from './search';
import { byCode } from './views';

test('a scanned code is asked for as a barcode, words and wrong codes as words', () => {
  expect(byCode({ q: '4901-2345 67894', limit: 50 })).toEqual({ barcode: '4901234567894', limit: 50 });
  expect(byCode({ q: '4901234567890', limit: 50 })).toEqual({ q: '4901234567890', limit: 50 });
  expect(byCode({ q: '煎茶', limit: 50 })).toEqual({ q: '煎茶', limit: 50 });
  expect(byCode<{ q?: string; limit: number }>({ limit: 50 })).toEqual({ limit: 50 });
});

test('an address of nonsense is still an address', () => {
  expect(productsSearch({ page: 'x', size: [], category: 3, q: 'tea' })).toEqual({ q: 'tea' });
});

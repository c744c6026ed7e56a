import { expect, test } from 'vitest';
import { setLocale } from '@/i18n/runtime';
import { inOrder, wrongWord } from './fields';

test('required fields come first and the others keep their order', () => {
  expect(inOrder(['category', 'name', 'barcode', 'sku', 'price'])).toEqual([
    'sku',
    'name',
    'price',
    'category',
    'barcode',
  ]);
});

test('why a row is not taken is said with what would be right', () => {
  setLocale('en');
  expect(wrongWord({ field: 'weight_g', code: 'out_of_range', data: { min: 1, max: 9 } })).toBe('Weight: from 1 to 9');
  expect(wrongWord({ field: 'temperature', code: 'not_one_of', data: { allowed: ['a', 'b'] } })).toBe(
    'Temperature: one of a / b',
  );
  expect(wrongWord({ field: 'price', code: 'newer_than_this_page' })).toBe('Price: not right');
});

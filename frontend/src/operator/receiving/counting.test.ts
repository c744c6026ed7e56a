import { expect, test } from 'vitest';
import { begin, bodyOf, isSame, lacks, type SheetLine, typedQuantity } from './counting';

const line = {
  sku: 'TEA-1',
  barcodes: [
    { code: '4901234567894', kind: 'gtin', quantity: 1 },
    { code: '14901234567891', kind: 'case', quantity: 12 },
  ],
  tracks_lots: true,
  tracks_expiry: true,
} as unknown as SheetLine;

test('a case stands for its units, a unit for one, and whatever nobody announced is taken too', () => {
  expect(begin([line], '14901234567891').each).toBe(12);
  expect(begin([line], 'tea-1')).toMatchObject({ line, each: 1 });
  expect(begin([line], '4999999999999').line).toBeNull();
});

test('a short number is a quantity, a barcode is none', () => {
  expect([typedQuantity('24'), typedQuantity('*24'), typedQuantity('0'), typedQuantity('4901234567894')]).toEqual([
    24,
    24,
    null,
    null,
  ]);
});

test('a count says what it lacks until lot and expiry date are given', () => {
  const bare = begin([line], 'TEA-1');
  expect(lacks(bare)).toBe('lot');
  expect(lacks({ ...bare, lot_code: 'L1' })).toBe('expires');
  const whole = { ...bare, lot_code: ' L1 ', expires_on: '2027-01-31', times: 3 };
  expect(lacks(whole)).toBeNull();
  expect(bodyOf(whole)).toEqual({
    code: 'TEA-1',
    quantity: 3,
    condition: 'sellable',
    lot_code: 'L1',
    expires_on: '2027-01-31',
  });
});

test('the same barcode padded is the same code', () => {
  expect(isSame(begin([line], '4901234567894'), '04901234567894')).toBe(true);
});

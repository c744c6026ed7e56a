import { expect, test } from 'vitest';
import { changesOf, newOf, valuesOf } from './editing';

const filled = {
  ...valuesOf(undefined, 'JPY'),
  sku: ' TEA-1 ',
  name: '煎茶',
  barcode: '4901-234567894',
  price: 1080,
  length_mm: 1,
  width_mm: 2,
  height_mm: 3,
  weight_g: 4,
};

test('a new product is sent with plain codes and its price in minor units', () => {
  expect(newOf(filled, 'JPY')).toMatchObject({
    sku: 'TEA-1',
    price: 1080,
    currency: 'JPY',
    name_en: null,
    barcodes: [{ code: '4901234567894', quantity: 1 }],
  });
  expect(newOf({ ...filled, price: 19.8, barcode: '' }, 'USD')).toMatchObject({ price: 1980, barcodes: [] });
});

test('changes never name the sku, which stays for good', () => {
  expect(changesOf(filled, 'JPY')).not.toHaveProperty('sku');
});

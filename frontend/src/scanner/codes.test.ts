import { expect, test } from 'vitest';
import { sameCode, tidy } from './codes';

test('a code typed in full width is the printed one', () => expect(tidy('ＡＢＣ－１２３　')).toBe('ABC-123'));

test('a symbology mark and group separators are not part of the code', () =>
  expect(tidy(']C14901234567894\u001d')).toBe('4901234567894'));

test('a UPC read as EAN-13 or GTIN-14 is the same article', () => {
  expect(sameCode('012345678905', '12345678905')).toBe(false);
  expect(sameCode('0012345678905', '012345678905')).toBe(true);
  expect(sameCode('00012345678905', '012345678905')).toBe(true);
});

test('hyphens of a shelf code count, its case does not', () => {
  expect(sameCode('a01-01-1', 'A01-01-1')).toBe(true);
  expect(sameCode('A01-011', 'A01-01-1')).toBe(false);
});

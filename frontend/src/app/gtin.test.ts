import { expect, test } from 'vitest';
import { checkDigit, isGtin, plainCode, wantedDigit } from './gtin';

test('codes of every length prove themselves by their last digit', () => {
  for (const code of ['4901234567894', '96385074', '036000291452', '14901234567891']) expect(isGtin(code)).toBe(true);
  for (const code of ['4901234567895', '4901234567', 'ABC', '']) expect(isGtin(code)).toBe(false);
  expect(checkDigit('490123456789')).toBe('4');
});

test('a mistyped code is told its right last digit, and what is no such code is left alone', () => {
  expect(wantedDigit('4901234567890')).toBe('4');
  expect(wantedDigit('4901234567894')).toBeNull();
  expect(wantedDigit('OWN-CODE-1')).toBeNull();
});

test('pasted codes lose their width, and digits the spaces and hyphens between them', () => {
  expect(plainCode(' ＯＷＮ-１２ ')).toBe('OWN-12');
  expect(plainCode(' ４９０１-2345 67894 ')).toBe('4901234567894');
});

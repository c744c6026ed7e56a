import { expect, test } from 'vitest';
import { isCode, proposedCode } from './code';

test('a code comes from the name, or from the address where the name has no Latin letters', () => {
  expect(proposedCode('Café Alice — Main', '', [])).toBe('cafe-alice-main');
  expect(proposedCode('花結コスメ', 'https://www.hanayui.example/shop', [])).toBe('hanayui');
  expect(proposedCode('花結コスメ', '', [])).toBe('shop');
  expect(proposedCode('花結コスメ', 'http://192.0.2.1:8010/stores/Hana-2/', [])).toBe('hana-2');
  expect(proposedCode('花結コスメ', 'http://192.0.2.1', [])).toBe('shop');
});

test('a proposed code is free and one that the API takes', () => {
  expect(proposedCode('Main', '', ['main', 'main-2'])).toBe('main-3');
  expect(isCode(proposedCode('x'.repeat(80), '', []))).toBe(true);
  expect(['-a', 'A', '', 'a_b'].some(isCode)).toBe(false);
});

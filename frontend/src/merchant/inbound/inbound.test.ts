import { expect, test } from 'vitest';
import { readPasted } from '@/app/inbound/pasted';
import { views } from './views';

test('lines of a spreadsheet are read, whatever parts their cells', () => {
  const text = 'SKU\t数量\nTEA-1\t２４\n"CUP-1",3\r\n\nTEA-1;6\nPOT-1\t陶器の急須\t2';
  expect(readPasted(text)).toEqual({
    lines: [
      { sku: 'TEA-1', quantity: 30 },
      { sku: 'CUP-1', quantity: 3 },
      { sku: 'POT-1', quantity: 2 },
    ],
    wrong: [],
  });
});

test('lines that cannot be read are named by their number', () => {
  expect(readPasted('TEA-1\t3\nCUP-1\tmany\nPOT-1\t0').wrong).toEqual([2, 3]);
});

test('a view of several states shows the sum of their counts', () => {
  const counts = ['arrived', 'receiving', 'announced'].map((view, n) => ({
    view,
    count: n + 1,
    more: n === 1,
    filter: {},
  }));
  const [, announced, arrived] = views(counts as never);
  expect(announced?.count).toEqual({ count: 3, atLeast: false });
  expect(arrived?.count).toEqual({ count: 3, atLeast: true });
});

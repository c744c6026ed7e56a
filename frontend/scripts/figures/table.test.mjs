import { describe, expect, it } from 'vitest';
import { median, met, missed, quantile, shown } from './table.mjs';

describe('the table of figures', () => {
  it('meets an aim at its limit and misses it beyond', () => {
    expect(met({ value: 100, most: 100 })).toBe(true);
    expect(met({ value: 101, most: 100 })).toBe(false);
    expect(met({ value: 90, least: 90 })).toBe(true);
    expect(met({ value: 89, least: 90 })).toBe(false);
  });

  it('meets what has no aim, and misses what could not be measured', () => {
    expect(met({ value: 5 })).toBe(true);
    expect(met({ value: Number.NaN, most: 100 })).toBe(false);
    expect(missed([{ value: 5 }, { value: Number.NaN, least: 1 }, { value: 2, most: 1 }])).toBe(2);
  });

  it('names aim and verdict in a row', () => {
    const row = shown([{ name: 'first page', value: 812.4, unit: 'ms', most: 1000, note: 'of 7' }]).split('\n')[2];
    expect(row).toBe('| first page<br><small>of 7</small> | 812 ms | ≤ 1000 | met |');
  });

  it('takes the middle and the upper quarter of what was measured', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(quantile([10, 20, 30, 40], 0.75)).toBe(40);
    expect(median([])).toBeNaN();
  });
});

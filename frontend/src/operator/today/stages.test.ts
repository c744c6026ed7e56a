import { expect, test } from 'vitest';
import { rowsOf, sumAt, sumOf, totalOf, until } from './stages';

const stage = (merchant: string, status: string, late: number, today: number, later: number) => ({
  merchant_id: merchant,
  merchant,
  status,
  late,
  today,
  later,
});

test('who has most late stands first, and sums agree', () => {
  const rows = rowsOf([
    stage('calm', 'reserved', 0, 9, 9),
    stage('late', 'picked', 2, 0, 0),
    stage('late', 'reserved', 1, 1, 0),
  ]);
  expect(rows.map((row) => row.merchant)).toEqual(['late', 'calm']);
  expect(sumOf(rows)).toEqual({ late: 3, today: 10, later: 9 });
  expect(totalOf(sumAt(rows, 'reserved'))).toBe(20);
});

test('the time to the cut-off is whole minutes, and over is over', () => {
  const at = Date.parse('2026-11-24T05:00:00Z');
  expect(until('2026-11-24T06:30:00Z', at)).toEqual({ n: 1, m: 30 });
  expect(until('2026-11-24T05:00:00Z', at)).toBeNull();
});

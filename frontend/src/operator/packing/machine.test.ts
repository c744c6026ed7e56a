import { expect, test } from 'vitest';
import { type Bench, choose, isComplete, type Line, open, scan } from './machine';

const line = (id: string, wanted: number, codes: [string, number][]): Line => ({
  id,
  sku: id,
  name: id,
  codes: new Map(codes),
  wanted,
  inBox: 0,
});
const start = () =>
  open([
    line('tea', 2, [
      ['T1', 1],
      ['CASE', 2],
    ]),
    line('cup', 1, [['C1', 1]]),
  ]);
const scans = (bench: Bench, ...codes: string[]) => codes.reduce(scan, bench);

test('every unit is scanned once, and the box says when it is complete', () => {
  const half = scans(start(), 'T1', 'C1');
  expect(isComplete(half)).toBe(false);
  const full = scan(half, 'T1');
  expect(isComplete(full)).toBe(true);
  expect(full.told).toEqual({ kind: 'right', line: 'tea', complete: true });
  expect(full.scans).toEqual([
    { barcode: 'T1', quantity: 2 },
    { barcode: 'C1', quantity: 1 },
  ]);
});

test('a case code counts its units', () => {
  expect(isComplete(scans(start(), 'CASE', 'C1'))).toBe(true);
});

test('a wrong code and one unit too many change nothing but what is told', () => {
  const wrong = scan(start(), 'X9');
  expect(wrong.told).toEqual({ kind: 'unknown', code: 'X9' });
  expect(wrong.scans).toEqual([]);
  const over = scans(start(), 'C1', 'C1');
  expect(over.told).toEqual({ kind: 'too_many', line: 'cup' });
  expect(over.scans).toEqual([{ barcode: 'C1', quantity: 1 }]);
  expect(scans(start(), 'T1', 'CASE').told).toEqual({ kind: 'too_many', line: 'tea' });
});

test('a complete box packs at once, an incomplete one at the second press, an empty one never', () => {
  expect(choose(scans(start(), 'CASE', 'C1'), '1').pack).toBe(true);
  const first = choose(scan(start(), 'T1'), '1');
  expect(first.pack).toBe(false);
  expect(choose(first.bench, '2').pack).toBe(false);
  expect(choose(first.bench, '1').pack).toBe(true);
  expect(choose(start(), '1')).toMatchObject({ pack: false, bench: { told: { kind: 'empty_box' } } });
});

test('a scan between takes the first press back', () => {
  const first = choose(scan(start(), 'T1'), '1');
  expect(choose(scan(first.bench, 'C1'), '1').pack).toBe(false);
});

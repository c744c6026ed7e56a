import { expect, test } from 'vitest';
import { pathOf, scaleOf, stretches, worded } from './scale';

test('the side has round numbers that hold every value and zero', () => {
  expect(scaleOf([3, 87, 41]).ticks).toEqual([0, 50, 100]);
  expect(scaleOf([12, 19]).ticks).toEqual([0, 5, 10, 15, 20]);
  expect(scaleOf([-30, 45])).toEqual({ low: -40, high: 60, ticks: [-40, -20, 0, 20, 40, 60] });
});

test('whole numbers are counted in whole steps, and nothing at all still has a scale', () => {
  expect(scaleOf([1, 2]).ticks).toEqual([0, 1, 2]);
  expect(scaleOf([]).ticks).toEqual([0, 1]);
  expect(scaleOf([0.2, 0.7]).high).toBeGreaterThanOrEqual(0.7);
});

test('only as many words as fit stand along the bottom, the newest among them', () => {
  expect(worded(5, 1000, 50)).toEqual([0, 1, 2, 3, 4]);
  expect(worded(14, 350, 50)).toEqual([1, 3, 5, 7, 9, 11, 13]);
  expect(worded(0, 0, 50)).toEqual([]);
});

test('a line is broken where there is no value', () => {
  expect(stretches([null, [0, 1], [2, 3], null, [6, 7]])).toEqual([
    [
      [0, 1],
      [2, 3],
    ],
    [[6, 7]],
  ]);
});

test('a line goes straight, or holds its height until the next point', () => {
  const points = [
    [0, 1],
    [2, 3.14],
  ] as const;
  expect([pathOf(points), pathOf(points, true)]).toEqual(['M0 1L2 3.1', 'M0 1H2V3.1']);
});

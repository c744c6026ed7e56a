import { expect, test } from 'vitest';
import { byPicker, type PickList, stepOf } from './words';

const list = (picker: string | null, units: number, units_picked: number) =>
  ({ picker, units, units_picked }) as PickList;

test('walks are summed up by person, who has most left first and nobody last', () => {
  const shares = byPicker([list(null, 9, 0), list('a', 5, 5), list('b', 4, 1), list('a', 1, 0)]);
  expect(shares.map(({ picker, lists, units, picked }) => [picker, lists, units, picked])).toEqual([
    ['b', 1, 4, 1],
    ['a', 2, 6, 5],
    [null, 1, 9, 0],
  ]);
});

test('a closed wave is past its last step, an unknown state at the first', () => {
  expect([stepOf('planned'), stepOf('picked'), stepOf('closed'), stepOf('odd')]).toEqual([0, 3, 5, 0]);
});

import { expect, test } from 'vitest';
import { each } from './each';

test('what is refused is told with its reason and stops nothing', async () => {
  const seen: number[] = [];
  const outcome = await each(
    ['a', 'b', 'c', 'd', 'e', 'f'],
    async (id) => {
      if (id === 'c') throw new Error('no');
    },
    (n) => seen.push(n),
  );
  expect(outcome.done.toSorted()).toEqual(['a', 'b', 'd', 'e', 'f']);
  expect(outcome.refused.map((one) => one.id)).toEqual(['c']);
  expect(seen.at(-1)).toBe(6);
});

import { expect, test } from 'vitest';
import { firstChoice, returnable } from './wish';

const line = (order_line_id: string, quantity: number) => ({ order_line_id, quantity }) as never;

test('what was shipped can come back, less what is coming already', () => {
  const lines = [
    { id: 'a', shipped_units: 3 },
    { id: 'b', shipped_units: 1 },
    { id: 'c', shipped_units: 0 },
  ];
  const coming = [
    { status: 'approved', lines: [line('a', 1), line('b', 1)] },
    { status: 'cancelled', lines: [line('a', 2)] },
  ];
  expect([...returnable(lines, coming)]).toEqual([['a', 2]]);
});

test('the only line is chosen beforehand, several are not', () => {
  expect(firstChoice(new Map([['a', 2]]))).toEqual({ a: 2 });
  expect(
    firstChoice(
      new Map([
        ['a', 2],
        ['b', 1],
      ]),
    ),
  ).toEqual({});
});

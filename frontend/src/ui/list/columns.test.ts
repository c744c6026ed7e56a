import { expect, test } from 'vitest';
import { type Column, layoutOf, moved, visible } from './columns';

const column = (id: string, more: Partial<Column<string>> = {}): Column<string> => ({
  id,
  label: () => id,
  cell: (row) => row,
  ...more,
});
const columns = [column('number', { fixed: true }), column('buyer'), column('note', { extra: true })];
const ids = (found: Column<string>[]) => found.map(({ id }) => id);

test('extra columns are hidden until chosen', () => {
  const layout = layoutOf(columns);
  expect(ids(visible(columns, layout))).toEqual(['number', 'buyer']);
  expect(ids(visible(columns, { ...layout, hidden: [] }))).toEqual(['number', 'buyer', 'note']);
});

test('a fixed column stays, whatever was kept', () => {
  expect(ids(visible(columns, { ...layoutOf(columns), hidden: ['number'] }))).toContain('number');
});

test('a column moves by one place and never off the edge', () => {
  const layout = moved(columns, layoutOf(columns), 'buyer', -1);
  expect(layout.order).toEqual(['buyer', 'number', 'note']);
  expect(moved(columns, layout, 'buyer', -1)).toBe(layout);
});

test('a column that is newer than the kept layout comes last', () => {
  const kept = { order: ['buyer', 'number'], hidden: [], density: 'default' as const };
  expect(ids(visible(columns, kept))).toEqual(['buyer', 'number', 'note']);
});

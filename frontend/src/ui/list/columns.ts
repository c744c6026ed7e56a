// What a column of a list is, and which of them a person sees in which order.
import type { ReactNode } from 'react';

export interface Column<T> {
  id: string;
  label: () => string;
  cell: (row: T) => ReactNode;
  /** In px; the rest of the width is shared by columns without one. */
  width?: number;
  align?: 'end';
  /** Name of the order that the API sorts by, where it can. */
  sort?: string;
  /** Not shown until chosen. */
  extra?: boolean;
  /** Cannot be hidden. */
  fixed?: boolean;
}

export interface Layout {
  order: string[];
  hidden: string[];
  density: 'default' | 'compact';
}

export const layoutOf = <T>(columns: readonly Column<T>[]): Layout => ({
  order: columns.map((column) => column.id),
  hidden: columns.filter((column) => column.extra).map((column) => column.id),
  density: 'default',
});

/** All columns in the kept order; those that are newer than the kept layout come last. */
export function inOrder<T>(columns: readonly Column<T>[], layout: Layout): Column<T>[] {
  const place = new Map(layout.order.map((id, n) => [id, n]));
  return columns.toSorted((a, b) => (place.get(a.id) ?? 999) - (place.get(b.id) ?? 999));
}

export const visible = <T>(columns: readonly Column<T>[], layout: Layout) =>
  inOrder(columns, layout).filter((column) => column.fixed || !layout.hidden.includes(column.id));

/** The layout with one column moved by so many places. */
export function moved<T>(columns: readonly Column<T>[], layout: Layout, id: string, by: number): Layout {
  const order = inOrder(columns, layout).map((column) => column.id);
  const from = order.indexOf(id);
  const to = from + by;
  if (from < 0 || to < 0 || to >= order.length) return layout;
  order.splice(to, 0, ...order.splice(from, 1));
  return { ...layout, order };
}

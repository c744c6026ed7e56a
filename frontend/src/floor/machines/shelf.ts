// What moving and counting know of a shelf: its goods as last read, and which of them a scan means.
import type { Schemas } from '@/api/client';
import { unitsOf } from './goods';

export type ShelfItem = Schemas['ShelfItem'];
export type ShelfRead = Schemas['Shelf'];
export type ProductCard = Schemas['ProductCard'];

/** One row of a shelf: a product in one lot and one condition. */
export const rowOf = (item: Pick<ShelfItem, 'product_id' | 'lot_id' | 'condition'>) =>
  `${item.product_id} ${item.lot_id ?? ''} ${item.condition}`;

/** Units that no picker is waiting for. */
export const free = (item: ShelfItem) => item.quantity - item.allocated;

/** Rows that a code may mean, and its units. */
export function meant<T extends ShelfItem>(items: readonly T[], code: string): { rows: T[]; units: number } {
  const rows = items.filter((item) => unitsOf(item, code));
  const [first] = rows;
  return { rows, units: (first && unitsOf(first, code)?.units) ?? 1 };
}

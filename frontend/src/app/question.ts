// What a list asks the API, from what its address holds. Apart from the list's hooks: routes ask before a list is loaded.
import type { ListSearch } from './address';

const PAGING = new Set(['cursor', 'page', 'size', 'view', 'sort', 'do']);
const filled = (value: unknown) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);

/** The filters alone, without what is empty: what a saved view keeps, and what the API is asked. */
export function filtersOf<S extends object>(search: S): Partial<S> {
  const kept = Object.entries(search).filter(([name, value]) => !PAGING.has(name) && filled(value));
  return Object.fromEntries(kept.toSorted(([a], [b]) => (a < b ? -1 : 1))) as Partial<S>;
}

export const sameFilters = (a: object, b: object) => JSON.stringify(filtersOf(a)) === JSON.stringify(filtersOf(b));

/** What the API is asked for: the filters, the order and the page. */
export function questionOf<S extends ListSearch>(search: S) {
  const { sort, cursor, size } = search;
  const { view: _, ...filters } = filtersOf(search) as Record<string, unknown>;
  return { ...filters, ...(sort && { sort }), ...(cursor && { cursor }), limit: size ?? 50 } as Omit<
    S,
    'view' | 'page' | 'size'
  > & { limit: number };
}

// What the lists of all screens share: their state in the address, and the layout of columns that a person keeps.
import { useLocalStorage } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import * as z from 'zod/mini';
import { type Column, type Layout, layoutOf } from '@/ui/list/columns';
import type { Position } from '@/ui/list/paging';
import { keepLayout, layoutKey } from './preferences';

const text = z.optional(z.catch(z.string(), ''));
/** Several values of one filter. */
export const several = z.optional(z.catch(z.array(z.string()), []));
export const single = text;

/** What every list's address may hold; a screen adds its filters with z.extend. */
export const listSearch = z.object({
  q: text,
  view: text,
  sort: text,
  cursor: text,
  page: z.optional(z.catch(z.number(), 1)),
  size: z.optional(z.catch(z.number(), 50)),
});
export type ListSearch = z.infer<typeof listSearch>;

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

export const positionOf = (search: ListSearch): Position => ({ page: search.page ?? 1, cursor: search.cursor });

/** What a list component needs of the address, and how it changes it. `go` is the screen's own navigate. */
export function listProps<S extends ListSearch>(search: S, go: (change: (former: S) => S) => void) {
  const reset = { cursor: undefined, page: undefined };
  return {
    filter: JSON.stringify([filtersOf(search), search.sort, search.size]),
    position: positionOf(search),
    size: search.size ?? 50,
    sort: search.sort,
    onGo: (to: Position) =>
      go((former) => ({ ...former, page: to.page === 1 ? undefined : to.page, cursor: to.cursor })),
    onSize: (size: number) => go((former) => ({ ...former, ...reset, size: size === 50 ? undefined : size })),
    onSort: (sort: string) => go((former) => ({ ...former, ...reset, sort })),
  };
}

export function useLayout<T>(name: string, columns: readonly Column<T>[]) {
  const [layout, set] = useLocalStorage<Layout>({
    key: layoutKey(name),
    defaultValue: layoutOf(columns),
    getInitialValueInEffect: false,
  });
  const onLayout = useCallback(
    (next: Layout) => {
      set(next);
      keepLayout(name, next);
    },
    [set, name],
  );
  return { layout, onLayout };
}

/** The list's address in a screen's hands: what is asked, what a list component needs, and how filters change. */
export function useListing<S extends ListSearch>(search: S) {
  const navigate = useNavigate();
  const go = (change: (former: S) => object) => void navigate({ to: '.', search: change as never, replace: true });
  return {
    question: questionOf(search),
    filtered: Object.keys(filtersOf(search)).length > 0,
    props: listProps(search, go as (change: (former: S) => S) => void),
    change: (patch: Partial<S>) => go((former) => ({ ...former, cursor: undefined, page: undefined, ...patch })),
    clear: () => go(() => ({})),
  };
}

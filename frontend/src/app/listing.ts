// What the lists of all screens share: their state in the address, and the layout of columns that a person keeps.
import { useLocalStorage } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { type Column, type Layout, layoutOf } from '@/ui/list/columns';
import type { Position } from '@/ui/list/paging';
import type { ListSearch } from './address';
import { keepLayout, layoutKey } from './preferences';
import { filtersOf, questionOf } from './question';

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

// Walking a list by cursor: first, previous, next. The address holds the cursor, so that a page can be shared; the way
// back is kept beside it for as long as the filter stays the same.
import { useRef } from 'react';

export interface Position {
  cursor?: string;
  page: number;
}

export interface Walk {
  page: number;
  first?: Position;
  previous?: Position;
  next?: Position;
}

export function useWalk(filter: string, here: Position, next: string | null | undefined): Walk {
  const way = useRef<{ filter: string; cursors: (string | undefined)[] }>({ filter, cursors: [undefined] });
  if (way.current.filter !== filter) way.current = { filter, cursors: [undefined] };
  return walk(way.current.cursors, here, next);
}

/** Where one may go from here; remembers in `cursors` how one came. */
export function walk(cursors: (string | undefined)[], here: Position, next: string | null | undefined): Walk {
  cursors[here.page - 1] = here.cursor;
  const known = here.page === 2 || (here.page > 2 && cursors[here.page - 2] !== undefined);
  return {
    page: here.page,
    first: here.page > 1 ? { page: 1 } : undefined,
    previous: known ? { page: here.page - 1, cursor: cursors[here.page - 2] } : undefined,
    next: next ? { page: here.page + 1, cursor: next } : undefined,
  };
}

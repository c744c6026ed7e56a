// Which rows are ticked: on this page by id, or everything that matches the filter.
import { useCallback, useRef, useState } from 'react';

export interface Selection {
  ids: ReadonlySet<string>;
  /** Everything that matches the filter, also what is not on this page. */
  everything: boolean;
  toggle: (id: string, range: boolean) => void;
  page: (on: boolean) => void;
  all: () => void;
  clear: () => void;
}

const NOTHING: ReadonlySet<string> = new Set();

export function useSelection(pageIds: readonly string[]): Selection {
  const [ids, setIds] = useState(NOTHING);
  const [everything, setEverything] = useState(false);
  const last = useRef<string | null>(null);
  const onPage = useRef(pageIds);
  onPage.current = pageIds;

  const toggle = useCallback((id: string, range: boolean) => {
    setEverything(false);
    setIds((former) => {
      const next = new Set(former);
      const on = !former.has(id);
      for (const one of range ? between(onPage.current, last.current, id) : [id]) on ? next.add(one) : next.delete(one);
      last.current = id;
      return next;
    });
  }, []);
  const page = useCallback((on: boolean) => {
    setEverything(false);
    setIds(on ? new Set(onPage.current) : NOTHING);
  }, []);
  const clear = useCallback(() => {
    setIds(NOTHING);
    setEverything(false);
  }, []);
  return { ids, everything, toggle, page, clear, all: () => setEverything(true) };
}

/** The ids from one to the other in the order of the page; only the second where the first is not on it. */
export function between(page: readonly string[], from: string | null, to: string): readonly string[] {
  const start = from === null ? -1 : page.indexOf(from);
  const end = page.indexOf(to);
  if (start < 0 || end < 0) return [to];
  return page.slice(Math.min(start, end), Math.max(start, end) + 1);
}

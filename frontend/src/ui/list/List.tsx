// The list of every screen: tabs, tools, a table (cards where it is narrow), paging, and what can be done with ticked
// rows. Filtering, sorting and paging are the API's; what is shown lives in the address.
import { useHotkeys, useMediaQuery } from '@mantine/hooks';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import * as t from '@/i18n/gen/list';
import { Bulk } from './Bulk';
import { Columns } from './Columns';
import { type Column, type Layout, layoutOf, visible } from './columns';
import c from './List.module.css';
import { Pager, type Total } from './Pager';
import { type Position, useWalk } from './paging';
import { Row, Skeleton } from './Rows';
import { type Selection, useSelection } from './selection';

export interface Picked {
  ids: string[];
  everything: boolean;
  count: number;
  clear: () => void;
}

export interface ListProps<T> {
  caption: string;
  columns: readonly Column<T>[];
  rows: readonly T[] | undefined;
  idOf: (row: T) => string;
  nameOf: (row: T) => string;
  next?: string | null;
  total?: Total;
  /** The filter as text: another one begins at the first page. */
  filter?: string;
  position?: Position;
  size?: number;
  onGo?: (to: Position) => void;
  onSize?: (size: number) => void;
  sort?: string;
  onSort?: (sort: string) => void;
  onOpen?: (row: T) => void;
  busy?: boolean;
  trouble?: ReactNode;
  empty: ReactNode;
  tabs?: ReactNode;
  tools?: ReactNode;
  card?: (row: T) => ReactNode;
  bulk?: (picked: Picked) => ReactNode;
  layout?: Layout;
  onLayout?: (layout: Layout) => void;
}

const NONE: never[] = [];

export function List<T>(p: ListProps<T>) {
  const rows = p.rows ?? (NONE as readonly T[]);
  const ids = useMemo(() => rows.map(p.idOf), [rows, p.idOf]);
  const selection = useSelection(ids);
  const onOpen = useSteady(p.onOpen);
  const active = useKeys(p, rows, ids, selection);
  const plain = useMemo(() => layoutOf(p.columns), [p.columns]);
  const layout = p.layout ?? plain;
  const shown = useMemo(() => visible(p.columns, layout), [p.columns, layout]);
  const narrow = useMediaQuery('(max-width: 47.99em)', undefined, { getInitialValueInEffect: false });
  const columnsMove = !!p.onLayout && !(narrow && p.card);
  const size = p.size ?? 50;
  const walk = useWalk(p.filter ?? '', p.position ?? { page: 1 }, p.next);
  const count = selection.everything ? (p.total?.count ?? ids.length) : selection.ids.size;
  // biome-ignore lint/correctness/useExhaustiveDependencies: ticks belong to the filter they were made under
  useEffect(selection.clear, [p.filter]);
  return (
    <section className={`card ${c.wrap}`} data-density={layout.density} aria-label={p.caption} aria-busy={p.busy}>
      {p.tabs}
      {(p.tools || columnsMove) && (
        <div className={`${c.toolbar} no-print`}>
          <div className={c.tools}>{p.tools}</div>
          {columnsMove && p.onLayout && <Columns columns={p.columns} layout={layout} onChange={p.onLayout} />}
        </div>
      )}
      <div className={c.progress} data-on={p.busy || undefined} role="presentation" />
      {p.trouble ??
        (p.rows && rows.length === 0 ? (
          p.empty
        ) : narrow && p.card ? (
          <ul className={c.cards}>
            {p.rows
              ? rows.map((row, n) => <li key={ids[n]}>{p.card?.(row)}</li>)
              : // biome-ignore lint/suspicious/noArrayIndexKey: skeleton cards have nothing else
                Array.from({ length: Math.min(size, 50) }, (_, n) => <li key={n} className={c.ghost} aria-hidden />)}
          </ul>
        ) : (
          <div className={c.scroll} tabIndex={-1}>
            <table className={c.table} style={{ minWidth: widthOf(shown) }}>
              <caption className="vh">{p.caption}</caption>
              <colgroup>
                {p.bulk && <col style={{ width: 40 }} />}
                {shown.map((column) => (
                  <col key={column.id} style={{ width: column.width }} />
                ))}
              </colgroup>
              <Head p={p} shown={shown} selection={selection} rows={rows.length} />
              <tbody>
                {!p.rows && <Skeleton rows={Math.min(size, 50)} columns={shown} selectable={!!p.bulk} />}
                {rows.map((row, n) => (
                  <Row
                    key={ids[n]}
                    row={row}
                    id={ids[n] as string}
                    name={p.nameOf(row)}
                    columns={shown}
                    selectable={!!p.bulk}
                    selected={selection.everything || selection.ids.has(ids[n] as string)}
                    active={n === active}
                    onToggle={selection.toggle}
                    onOpen={p.onOpen && onOpen}
                  />
                ))}
              </tbody>
            </table>
          </div>
        ))}
      {/* Not below a skeleton: a page with few rows would carry it up to them. */}
      {p.rows && p.onGo && p.onSize && (
        <Pager walk={walk} shown={rows.length} size={size} total={p.total} onGo={p.onGo} onSize={p.onSize} />
      )}
      {p.bulk && count > 0 && (
        <Bulk
          count={count}
          more={!selection.everything && ids.length > 0 && selection.ids.size >= ids.length && !!walk.next}
          total={p.total}
          onAll={selection.all}
          onClear={selection.clear}
        >
          {p.bulk({ ids: [...selection.ids], everything: selection.everything, count, clear: selection.clear })}
        </Bulk>
      )}
    </section>
  );
}

/** The same function for as long as the list is shown, whatever it does by then: a new one would draw every row anew. */
function useSteady<A>(act: ((given: A) => void) | undefined) {
  const latest = useRef(act);
  latest.current = act;
  return useCallback((given: A) => latest.current?.(given), []);
}

function useKeys<T>(p: ListProps<T>, rows: readonly T[], ids: readonly string[], selection: Selection) {
  const [active, setActive] = useState(-1);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page has no row under the keyboard yet
  useEffect(() => setActive(-1), [p.filter, p.position?.page]);
  const move = (by: number) => setActive((now) => Math.max(0, Math.min(rows.length - 1, now + by)));
  const here = rows[active];
  useHotkeys([
    ['J', () => move(1)],
    ['K', () => move(-1)],
    ['X', () => p.bulk && here && selection.toggle(ids[active] as string, false)],
    ['Enter', () => here && p.onOpen?.(here), { preventDefault: false }],
    ['Escape', selection.clear, { preventDefault: false }],
  ]);
  return active;
}

/** Below this width the table scrolls within its frame: fixed columns as they are, the others at least readable. */
const widthOf = <T,>(shown: readonly Column<T>[]) => 40 + shown.reduce((sum, column) => sum + (column.width ?? 180), 0);

interface HeadProps<T> {
  p: ListProps<T>;
  shown: readonly Column<T>[];
  selection: Selection;
  rows: number;
}

function Head<T>({ p, shown, selection, rows }: HeadProps<T>) {
  const on = rows > 0 && (selection.everything || selection.ids.size >= rows);
  return (
    <thead>
      <tr>
        {p.bulk && (
          <th className={c.sel} scope="col">
            <input
              type="checkbox"
              className={c.cb}
              aria-label={t.select_page()}
              checked={on}
              ref={(box) => {
                if (box) box.indeterminate = !on && selection.ids.size > 0;
              }}
              onChange={(event) => selection.page(event.currentTarget.checked)}
            />
          </th>
        )}
        {shown.map((column) => (
          <SortableHead key={column.id} column={column} sort={p.sort} onSort={p.onSort} />
        ))}
      </tr>
    </thead>
  );
}

function SortableHead<T>({
  column,
  sort,
  onSort,
}: {
  column: Column<T>;
  sort?: string;
  onSort?: (sort: string) => void;
}) {
  const falling = sort === `-${column.sort}`;
  const on = column.sort !== undefined && (falling || sort === column.sort);
  const way = on ? (falling ? 'descending' : 'ascending') : undefined;
  return (
    <th data-align={column.align} scope="col" aria-sort={way}>
      {column.sort && onSort ? (
        <button
          type="button"
          className={c.sort}
          data-on={on || undefined}
          onClick={() => onSort(falling ? (column.sort as string) : `-${column.sort}`)}
        >
          {column.label()}
          {on && !falling ? <IconArrowUp size={13} aria-hidden /> : <IconArrowDown size={13} aria-hidden />}
        </button>
      ) : (
        column.label()
      )}
    </th>
  );
}

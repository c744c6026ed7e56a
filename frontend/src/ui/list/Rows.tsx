// The rows of a list. A row is drawn again only when it, its tick or its place under the keyboard changes.
import { memo, type ReactNode } from 'react';
import * as t from '@/i18n/gen/list';
import type { Column } from './columns';
import c from './List.module.css';

export interface RowProps<T> {
  row: T;
  id: string;
  name: string;
  columns: readonly Column<T>[];
  selectable: boolean;
  selected: boolean;
  active: boolean;
  onToggle: (id: string, range: boolean) => void;
  onOpen?: (row: T) => void;
}

const INTERACTIVE = 'a,button,input,label,select,textarea';

function RowOf<T>({ row, id, name, columns, selectable, selected, active, onToggle, onOpen }: RowProps<T>) {
  return (
    <tr
      data-selected={selected || undefined}
      data-active={active || undefined}
      data-open={onOpen ? true : undefined}
      ref={active ? (line) => line?.scrollIntoView({ block: 'nearest' }) : undefined}
      onClick={(event) => {
        const inside = (event.target as HTMLElement).closest(INTERACTIVE);
        if (!inside && !window.getSelection()?.toString()) onOpen?.(row);
      }}
    >
      {selectable && (
        <td className={c.sel}>
          <label className={c.hit}>
            <input
              type="checkbox"
              className={c.cb}
              aria-label={t.select_row({ name })}
              checked={selected}
              onChange={() => undefined}
              onClick={(event) => onToggle(id, event.shiftKey)}
            />
          </label>
        </td>
      )}
      {columns.map((column) => (
        <td key={column.id} data-align={column.align}>
          {column.cell(row)}
        </td>
      ))}
    </tr>
  );
}

export const Row = memo(RowOf) as typeof RowOf;

/** As many grey rows as will come, at their height, so that nothing moves when they do. */
export function Skeleton({
  rows,
  columns,
  selectable,
}: {
  rows: number;
  columns: readonly { id: string }[];
  selectable: boolean;
}) {
  const bone = (n: number, id: string): ReactNode => (
    <i className={c.bone} style={{ width: `${45 + ((n * 7 + id.length * 13) % 45)}%` }} />
  );
  return Array.from({ length: rows }, (_, n) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: skeleton rows have nothing else
    <tr key={n} aria-hidden>
      {selectable && <td />}
      {columns.map(({ id }) => (
        <td key={id}>{bone(n, id)}</td>
      ))}
    </tr>
  ));
}

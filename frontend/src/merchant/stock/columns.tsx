import { UnstyledButton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Schemas } from '@/api/client';
import { num } from '@/i18n/format';
import * as t from '@/i18n/gen/stock';
import type { Column } from '@/ui/list/columns';
import { DaysLeft } from './DaysLeft';
import c from './Stock.module.css';

export type StockRow = Schemas['StockItem'] & { days_left?: number | null };

/** `onSafety` is given to those who may change it. */
export const columnsFor = (onSafety?: (row: StockRow) => void): readonly Column<StockRow>[] => [
  {
    id: 'sku',
    label: t.sku,
    width: 140,
    fixed: true,
    cell: (row) => (
      <Link
        to="/c/$merchant/products/$product"
        from="/c/$merchant"
        params={{ product: row.product_id }}
        className="mono"
      >
        {row.sku}
      </Link>
    ),
  },
  { id: 'name', label: t.name, cell: (row) => row.name },
  { id: 'warehouse', label: t.warehouse, width: 90, cell: (row) => row.warehouse },
  { id: 'on_hand', label: t.on_hand, width: 96, align: 'end', cell: (row) => num(row.on_hand) },
  { id: 'reserved', label: t.reserved, width: 96, align: 'end', cell: (row) => num(row.reserved) },
  {
    id: 'safety',
    label: t.safety,
    width: 96,
    align: 'end',
    cell: (row) =>
      onSafety ? (
        <UnstyledButton
          className={c.edit}
          onClick={() => onSafety(row)}
          aria-label={`${t.safety_of({ sku: row.sku })}: ${num(row.safety)}`}
        >
          {num(row.safety)}
        </UnstyledButton>
      ) : (
        num(row.safety)
      ),
  },
  {
    id: 'available',
    label: t.available,
    width: 96,
    align: 'end',
    cell: (row) => (
      <b data-none={row.available === 0 || undefined} className={c.free}>
        {num(row.available)}
      </b>
    ),
  },
  { id: 'inbound', label: t.inbound, width: 96, align: 'end', cell: (row) => (row.inbound ? num(row.inbound) : '–') },
  { id: 'days_left', label: t.days_left, width: 190, cell: (row) => <DaysLeft days={row.days_left} /> },
];

// Stock by lot: what expires soon stands out.
import { IconHourglass } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { Schemas } from '@/api/client';
import { useRead } from '@/api/queries';
import { useLayout, useListing } from '@/app/listing';
import { NoRows } from '@/app/NoRows';
import { Failure } from '@/app/Trouble';
import { ViewTabs } from '@/app/ViewTabs';
import { num, today } from '@/i18n/format';
import * as t from '@/i18n/gen/stock';
import { ClearFilters, Search } from '@/ui/list/Chips';
import type { Column } from '@/ui/list/columns';
import { List } from '@/ui/list/List';
import { Page } from '@/ui/Page';
import { Expiry } from './Expiry';
import { plusDays, SOON } from './expiry';
import { StockTabs } from './StockTabs';
import type { LotsSearch } from './search';
import { lotViews } from './views';

type Lot = Schemas['LotItem'];
const idOf = (lot: Lot) => `${lot.lot_id}.${lot.warehouse_id}.${lot.condition}`;
const nameOf = (lot: Lot) => lot.lot_code;

const columns: readonly Column<Lot>[] = [
  { id: 'lot', label: t.lot, width: 150, fixed: true, cell: (lot) => <span className="mono">{lot.lot_code}</span> },
  { id: 'expires', label: t.expires, width: 210, cell: (lot) => <Expiry on={lot.expires_on} /> },
  {
    id: 'sku',
    label: t.sku,
    width: 150,
    cell: (lot) => (
      <Link
        to="/c/$merchant/products/$product"
        from="/c/$merchant"
        params={{ product: lot.product_id }}
        className="mono"
      >
        {lot.sku}
      </Link>
    ),
  },
  { id: 'name', label: t.name, cell: (lot) => lot.name },
  { id: 'warehouse', label: t.warehouse, width: 100, cell: (lot) => lot.warehouse },
  { id: 'condition', label: t.condition, width: 110, cell: (lot) => t.condition_is({ condition: lot.condition }) },
  { id: 'quantity', label: t.quantity, width: 90, align: 'end', cell: (lot) => num(lot.quantity) },
];

export function LotsPage({ search }: { search: LotsSearch }) {
  const { question, filtered, props, change, clear } = useListing(search);
  const { soon, sort: _, ...asked } = question;
  const query = { ...asked, ...(soon && { expires_until: plusDays(today(), SOON) }) };
  const lots = useRead('/api/v1/stock/lots', { params: { query } }, { keep: true });
  return (
    <Page title={t.title()}>
      <List
        caption={t.lots()}
        columns={columns}
        rows={lots.data?.items}
        next={lots.data?.next_cursor}
        idOf={idOf}
        nameOf={nameOf}
        {...props}
        {...useLayout('lots', columns)}
        busy={lots.isFetching}
        trouble={lots.error && <Failure error={lots.error} onRetry={lots.refetch} />}
        tabs={
          <>
            <StockTabs />
            <ViewTabs views={lotViews()} search={search} />
          </>
        }
        tools={
          <>
            <Search value={search.q} placeholder={t.search()} onChange={(q) => change({ q })} />
            {filtered && <ClearFilters onClick={clear} />}
          </>
        }
        empty={
          <NoRows
            filtered={filtered}
            icon={<IconHourglass size={22} />}
            title={t.lots_empty()}
            body={t.lots_empty_body()}
          />
        }
        card={(lot) => (
          <Link
            to="/c/$merchant/products/$product"
            from="/c/$merchant"
            params={{ product: lot.product_id }}
            className="row-card"
          >
            <b>{lot.name}</b>
            <span className="num">{num(lot.quantity)}</span>
            <span className="mono">{lot.lot_code}</span>
            <Expiry on={lot.expires_on} />
          </Link>
        )}
      />
    </Page>
  );
}

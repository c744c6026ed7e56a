// The ledger: every unit that came, moved or went, why, by whom and for which document.
import { IconArrowsExchange } from '@tabler/icons-react';
import { Link, useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useRead } from '@/api/queries';
import { useLayout, useListing } from '@/app/listing';
import { NoRows } from '@/app/NoRows';
import { Failure } from '@/app/Trouble';
import { dateTime } from '@/i18n/format';
import * as t from '@/i18n/gen/stock';
import { ClearFilters, Search } from '@/ui/list/Chips';
import type { Column } from '@/ui/list/columns';
import { List } from '@/ui/list/List';
import { Page } from '@/ui/Page';
import { actorWord, changeWord, DocumentLink, fromTo, type Movement, reasonWord } from './movement';
import { StockTabs } from './StockTabs';
import type { MovementsSearch } from './search';

const idOf = (movement: Movement) => movement.id;
const nameOf = (movement: Movement) => movement.sku;

const columnsIn = (merchant: string): readonly Column<Movement>[] => [
  { id: 'moved_at', label: t.moved_at, width: 120, fixed: true, cell: (one) => <time>{dateTime(one.moved_at)}</time> },
  {
    id: 'sku',
    label: t.sku,
    width: 150,
    cell: (one) => (
      <Link
        to="/c/$merchant/products/$product"
        from="/c/$merchant"
        params={{ product: one.product_id }}
        className="mono"
      >
        {one.sku}
      </Link>
    ),
  },
  { id: 'reason', label: t.reason, width: 150, cell: (one) => reasonWord(one.reason) },
  { id: 'change', label: t.change, width: 90, align: 'end', cell: (one) => <b>{changeWord(one)}</b> },
  { id: 'from_to', label: t.from_to, cell: fromTo },
  { id: 'warehouse', label: t.warehouse, width: 90, cell: (one) => one.warehouse },
  { id: 'who', label: t.who, width: 150, cell: (one) => actorWord(one.actor_name) },
  {
    id: 'document',
    label: t.document,
    width: 130,
    cell: (one) => <DocumentLink movement={one} merchant={merchant} />,
  },
];

export function MovementsPage({ search }: { search: MovementsSearch }) {
  const { merchant } = useParams({ from: '/c/$merchant' });
  const { question, filtered, props, change, clear } = useListing(search);
  const { sort: _, ...asked } = question;
  const moves = useRead('/api/v1/stock/movements', { params: { query: asked } }, { keep: true });
  const columns = useMemo(() => columnsIn(merchant), [merchant]);
  return (
    <Page title={t.title()}>
      <List
        caption={t.tab_movements()}
        columns={columns}
        rows={moves.data?.items}
        next={moves.data?.next_cursor}
        idOf={idOf}
        nameOf={nameOf}
        {...props}
        {...useLayout('movements', columns)}
        busy={moves.isFetching}
        trouble={moves.error && <Failure error={moves.error} onRetry={moves.refetch} />}
        tabs={<StockTabs />}
        tools={
          <>
            <Search value={search.q} placeholder={t.search()} onChange={(q) => change({ q })} />
            {filtered && <ClearFilters onClick={clear} />}
          </>
        }
        empty={
          <NoRows
            filtered={filtered}
            icon={<IconArrowsExchange size={22} />}
            title={t.moves_empty()}
            body={t.moves_empty_body()}
          />
        }
        card={(one) => (
          <div className="row-card">
            <b>{reasonWord(one.reason)}</b>
            <b className="num">{changeWord(one)}</b>
            <span className="mono">{one.sku}</span>
            <time>{dateTime(one.moved_at)}</time>
          </div>
        )}
      />
    </Page>
  );
}

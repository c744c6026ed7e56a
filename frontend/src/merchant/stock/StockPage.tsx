// What can be sold, by product and warehouse, and how long it lasts.
import { Button } from '@mantine/core';
import { IconBox, IconDownload } from '@tabler/icons-react';
import { Link, useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useRead, useSend } from '@/api/queries';
import { useDoing } from '@/app/doing';
import { useLayout, useListing } from '@/app/listing';
import { NoRows } from '@/app/NoRows';
import { useMay } from '@/app/session';
import { Failure } from '@/app/Trouble';
import { done, refused } from '@/app/toast';
import { ViewTabs } from '@/app/ViewTabs';
import { num } from '@/i18n/format';
import * as t from '@/i18n/gen/stock';
import { locale } from '@/i18n/runtime';
import { later } from '@/ui/later';
import { ChoiceChip, ClearFilters, Search } from '@/ui/list/Chips';
import { List } from '@/ui/list/List';
import { Page } from '@/ui/Page';
import { useWarehouses } from '../warehouses';
import { columnsFor, type StockRow } from './columns';
import { DaysLeft } from './DaysLeft';
import { StockTabs } from './StockTabs';
import type { StockSearch } from './search';
import { stockViews } from './views';

const SafetyForm = later(
  () => import('./SafetyForm'),
  (found) => found.SafetyForm,
);

const idOf = (row: StockRow) => `${row.product_id}.${row.warehouse_id}`;
const nameOf = (row: StockRow) => row.sku;

export function StockPage({ search }: { search: StockSearch }) {
  const { merchant } = useParams({ from: '/c/$merchant' });
  const may = useMay();
  const { doing, open, close } = useDoing();
  const { question, filtered, props, change, clear } = useListing(search);
  const { do: _, ...asked } = question;
  const stock = useRead('/api/v1/stock', { params: { query: asked } }, { keep: true });
  const rows = useWithPace(stock.data?.items);
  const mayWrite = may('stock:write');
  const columns = useMemo(
    () => columnsFor(mayWrite ? (row) => open(`safety.${idOf(row)}`) : undefined),
    [mayWrite, open],
  );
  return (
    <Page title={t.title()} actions={may('jobs:write') && <Export />}>
      <List
        caption={t.title()}
        columns={columns}
        rows={rows}
        next={stock.data?.next_cursor}
        idOf={idOf}
        nameOf={nameOf}
        {...props}
        {...useLayout('stock', columns)}
        busy={stock.isFetching}
        trouble={stock.error && <Failure error={stock.error} onRetry={stock.refetch} />}
        tabs={
          <>
            <StockTabs />
            <ViewTabs views={stockViews()} search={search} />
          </>
        }
        tools={
          <>
            <Search value={search.q} placeholder={t.search()} onChange={(q) => change({ q })} />
            <ChoiceChip
              label={t.warehouse()}
              single
              options={useWarehouses().map(({ code, name }) => ({ value: code, label: `${code} ${name}` }))}
              value={search.warehouse ? [search.warehouse] : []}
              onChange={(chosen) => change({ warehouse: chosen?.[0] })}
            />
            {filtered && <ClearFilters onClick={clear} />}
          </>
        }
        empty={
          <NoRows
            filtered={filtered}
            icon={<IconBox size={22} />}
            title={t.empty()}
            body={t.empty_body()}
            action={
              may('inbound:write') && (
                <Button component={Link} to={`/c/${merchant}/inbound/new`}>
                  {t.announce()}
                </Button>
              )
            }
          />
        }
        card={(row) => <StockCard row={row} />}
      />
      {mayWrite && doing?.startsWith('safety.') && (
        <SafetyForm row={rows?.find((row) => `safety.${idOf(row)}` === doing)} onClose={close} />
      )}
    </Page>
  );
}

/** How long it lasts is asked after the page is there: it is dearer to know than the page itself. */
function useWithPace(items: readonly StockRow[] | undefined): readonly StockRow[] | undefined {
  const ids = [...new Set((items ?? []).map((row) => row.product_id))];
  const pace = useRead(
    '/api/v1/stock/pace',
    { params: { query: { product_id: ids } } },
    { enabled: ids.length > 0, keep: true },
  );
  return useMemo(() => {
    const days = new Map(pace.data?.map((one) => [one.product_id, one.days_left]));
    return items?.map((row) => ({ ...row, days_left: days.get(row.product_id) }));
  }, [items, pace.data]);
}

function Export() {
  const start = useSend('post', '/api/v1/stock-exports', {
    changes: ['/api/v1/jobs'],
    onDone: () => done(t.export_started()),
  });
  return (
    <Button
      variant="default"
      leftSection={<IconDownload size={15} />}
      loading={start.isPending}
      onClick={() => start.mutate({ body: { language: locale(), encoding: 'utf-8-bom' } }, { onError: refused })}
    >
      {t.export_()}
    </Button>
  );
}

function StockCard({ row }: { row: StockRow }) {
  return (
    <Link
      to="/c/$merchant/products/$product"
      from="/c/$merchant"
      params={{ product: row.product_id }}
      className="row-card"
    >
      <b>{row.name}</b>
      <span className="num">
        {t.available()} {num(row.available)}
      </span>
      <span className="mono">
        {row.sku} · {row.warehouse}
      </span>
      <DaysLeft days={row.days_left} />
    </Link>
  );
}

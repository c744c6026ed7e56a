// The list of orders: found by anything that stands on them, filtered, acted on.
import { Button } from '@mantine/core';
import { IconDownload, IconPlus, IconShoppingBag } from '@tabler/icons-react';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useRead } from '@/api/queries';
import { useDoing } from '@/app/doing';
import { useLayout, useListing } from '@/app/listing';
import { NoRows } from '@/app/NoRows';
import { useMay } from '@/app/session';
import { Failure } from '@/app/Trouble';
import { ViewTabs } from '@/app/ViewTabs';
import { SavedViews } from '@/app/views/SavedViews';
import { useSavedViews } from '@/app/views/saved';
import { dateTime, money, num } from '@/i18n/format';
import * as t from '@/i18n/gen/orders';
import { later } from '@/ui/later';
import { ClearFilters } from '@/ui/list/Chips';
import { List } from '@/ui/list/List';
import { Page } from '@/ui/Page';
import { columns, type OrderRow, StatusOf } from './columns';
import { Filters } from './Filters';
import { OrdersBulk } from './OrdersBulk';
import { questionOfOrders } from './question';
import type { OrdersSearch } from './search';
import { totalOf, views } from './views';

const ExportForm = later(
  () => import('./ExportForm'),
  (found) => found.ExportForm,
);

const idOf = (order: OrderRow) => order.id;
const nameOf = (order: OrderRow) => order.number;

export function OrdersPage({ search }: { search: OrdersSearch }) {
  const go = useNavigate();
  const may = useMay();
  const { merchant } = useParams({ from: '/c/$merchant' });
  const { filtered, props, change, clear } = useListing(search);
  const { doing, open, close } = useDoing();
  const orders = useRead('/api/v1/orders', { params: { query: questionOfOrders(search) } }, { keep: true });
  const counts = useRead('/api/v1/orders/counts');
  const system = views(counts.data?.items);
  const { saved, views: own } = useSavedViews('orders');
  const total = totalOf(search, counts.data?.items);
  const layout = useLayout('orders', columns);
  return (
    <Page
      title={t.title()}
      actions={
        <>
          <Button variant="default" leftSection={<IconDownload size={15} />} onClick={() => open('export')}>
            {t.export_()}
          </Button>
          {may('orders:write') && (
            <Button
              component={Link}
              to="/c/$merchant/orders/new"
              params={{ merchant } as never}
              leftSection={<IconPlus size={15} />}
            >
              {t.create()}
            </Button>
          )}
        </>
      }
    >
      <List
        caption={t.title()}
        columns={columns}
        rows={orders.data?.items}
        next={orders.data?.next_cursor}
        total={total}
        idOf={idOf}
        nameOf={nameOf}
        {...props}
        sort={search.sort ?? '-ordered_at'}
        {...layout}
        busy={orders.isFetching}
        trouble={orders.error && <Failure error={orders.error} onRetry={orders.refetch} />}
        onOpen={(order) => void go({ to: '/c/$merchant/orders/$order', params: { merchant, order: order.id } })}
        tabs={
          <ViewTabs views={[...system, ...own]} search={search}>
            <SavedViews screen="orders" search={search} system={system} saved={saved} />
          </ViewTabs>
        }
        tools={
          <>
            <Filters search={search} change={change} />
            {filtered && <ClearFilters onClick={clear} />}
          </>
        }
        bulk={(picked) => (
          <OrdersBulk search={search} picked={picked} rows={orders.data?.items ?? []} onExport={() => open('export')} />
        )}
        empty={
          <NoRows filtered={filtered} icon={<IconShoppingBag size={22} />} title={t.empty()} body={t.empty_body()} />
        }
        card={(order) => <OrderCard order={order} />}
      />
      {doing === 'export' && <ExportForm search={search} total={total} layout={layout.layout} onClose={close} />}
    </Page>
  );
}

function OrderCard({ order }: { order: OrderRow }) {
  return (
    <Link to="/c/$merchant/orders/$order" from="/c/$merchant" params={{ order: order.id }} className="row-card">
      <b className="mono">{order.number}</b>
      <StatusOf order={order} />
      <span>{[order.recipient, order.region].filter(Boolean).join(' · ')}</span>
      <span className="num">{money(order.total, order.currency)}</span>
      <small>
        <time dateTime={order.ordered_at}>{dateTime(order.ordered_at)}</time> · {order.shop}
      </small>
      <small className="num">× {num(order.units)}</small>
    </Link>
  );
}

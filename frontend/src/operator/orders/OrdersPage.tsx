// Orders of all merchants, as the operator's desk sees them.
import { IconShoppingBag } from '@tabler/icons-react';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Schemas } from '@/api/client';
import { useRead } from '@/api/queries';
import { OrderStatus } from '@/app/fulfilment/OrderStatus';
import { HOLD_REASONS, holdWord } from '@/app/fulfilment/words';
import { useLayout, useListing } from '@/app/listing';
import { NoRows } from '@/app/NoRows';
import { sameFilters } from '@/app/question';
import { Failure } from '@/app/Trouble';
import { ViewTabs } from '@/app/ViewTabs';
import { SavedViews } from '@/app/views/SavedViews';
import { useSavedViews } from '@/app/views/saved';
import { dateTime, money, num } from '@/i18n/format';
import * as t from '@/i18n/gen/opsorders';
import * as o from '@/i18n/gen/orders';
import { ChoiceChip, ClearFilters, DateChip, Search } from '@/ui/list/Chips';
import type { Column } from '@/ui/list/columns';
import { List } from '@/ui/list/List';
import { Page } from '@/ui/Page';
import { MerchantChip } from '../merchants/MerchantChip';
import { questionOfOrders } from './question';
import type { OrdersSearch } from './search';
import { views } from './views';

type Row = Schemas['OrderItem'];
const idOf = (order: Row) => order.id;
const nameOf = (order: Row) => order.number;
const standing = (order: Row) => ({ ...order, shipments: order.shipments.map((shipment) => shipment.status) });

const columnsOf = (warehouse: string): Column<Row>[] => [
  {
    id: 'number',
    label: o.number,
    width: 172,
    fixed: true,
    cell: (order) => (
      <Link to="/w/$warehouse/orders/$order" params={{ warehouse, order: order.id }} className="mono">
        {order.number}
      </Link>
    ),
  },
  {
    id: 'ordered_at',
    label: o.ordered_at,
    width: 122,
    sort: 'ordered_at',
    cell: (order) => dateTime(order.ordered_at),
  },
  { id: 'merchant', label: t.merchant, width: 170, cell: (order) => order.merchant },
  { id: 'status', label: o.status, width: 134, cell: (order) => <OrderStatus of={standing(order)} /> },
  { id: 'recipient', label: o.recipient, cell: (order) => [order.recipient, order.region].filter(Boolean).join(' · ') },
  { id: 'shop', label: o.shop, width: 150, extra: true, cell: (order) => order.shop },
  {
    id: 'tracking',
    label: o.tracking,
    width: 160,
    cell: (order) => <span className="mono">{order.tracking_numbers[0]}</span>,
  },
  { id: 'units', label: o.units, width: 70, align: 'end', cell: (order) => num(order.units) },
  { id: 'total', label: o.total, width: 104, align: 'end', cell: (order) => money(order.total, order.currency) },
];

export function OrdersPage({ search }: { search: OrdersSearch }) {
  const go = useNavigate();
  const { warehouse } = useParams({ from: '/w/$warehouse' });
  const { filtered, props, change, clear } = useListing(search);
  const orders = useRead('/api/operator/v1/orders', { params: { query: questionOfOrders(search) } }, { keep: true });
  const counts = useRead('/api/operator/v1/orders/counts');
  const system = views(counts.data?.items);
  const { saved, views: own } = useSavedViews('orders');
  const columns = useMemo(() => columnsOf(warehouse), [warehouse]);
  return (
    <Page title={o.title()}>
      <List
        caption={o.title()}
        columns={columns}
        rows={orders.data?.items}
        next={orders.data?.next_cursor}
        total={system.find((view) => sameFilters(view.filters, search))?.count}
        idOf={idOf}
        nameOf={nameOf}
        {...props}
        sort={search.sort ?? '-ordered_at'}
        {...useLayout('ops-orders', columns)}
        busy={orders.isFetching}
        trouble={orders.error && <Failure error={orders.error} onRetry={orders.refetch} />}
        onOpen={(order) => void go({ to: '/w/$warehouse/orders/$order', params: { warehouse, order: order.id } })}
        tabs={
          <ViewTabs views={[...system, ...own]} search={search}>
            <SavedViews screen="orders" search={search} system={system} saved={saved} />
          </ViewTabs>
        }
        tools={
          <>
            <Search value={search.q} placeholder={o.search()} onChange={(q) => change({ q })} />
            <MerchantChip value={search.merchant} onChange={(merchant) => change({ merchant })} />
            <ChoiceChip
              label={o.hold_reason()}
              single
              options={HOLD_REASONS.map((value) => ({ value, label: holdWord(value) }))}
              value={search.hold_reason ? [search.hold_reason] : []}
              onChange={(chosen) => change({ hold_reason: chosen?.[0] })}
            />
            <DateChip
              label={o.ordered_at()}
              from={search.from}
              to={search.to}
              onChange={(from, to) => change({ from, to })}
            />
            {filtered && <ClearFilters onClick={clear} />}
          </>
        }
        empty={
          <NoRows
            filtered={filtered}
            icon={<IconShoppingBag size={22} />}
            title={t.orders_empty()}
            body={t.orders_empty_body()}
          />
        }
        card={(order) => <OrderCard order={order} />}
      />
    </Page>
  );
}

function OrderCard({ order }: { order: Row }) {
  return (
    <Link to="/w/$warehouse/orders/$order" from="/w/$warehouse" params={{ order: order.id }} className="row-card">
      <b className="mono">{order.number}</b>
      <OrderStatus of={standing(order)} />
      <span>{[order.recipient, order.region].filter(Boolean).join(' · ')}</span>
      <span className="num">{money(order.total, order.currency)}</span>
      <small>
        <time dateTime={order.ordered_at}>{dateTime(order.ordered_at)}</time> · {order.merchant}
      </small>
      <small className="num">× {num(order.units)}</small>
    </Link>
  );
}

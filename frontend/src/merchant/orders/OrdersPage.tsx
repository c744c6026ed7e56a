// The list of orders: found by anything that stands on them, filtered, acted on.

import { IconSearchOff, IconShoppingBag } from '@tabler/icons-react';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useRead } from '@/api/queries';
import { useLayout, useListing } from '@/app/listing';
import { Failure } from '@/app/Trouble';
import { ViewTabs } from '@/app/ViewTabs';
import { money } from '@/i18n/format';
import * as list from '@/i18n/gen/list';
import * as t from '@/i18n/gen/orders';
import { Empty } from '@/ui/Empty';
import { ChoiceChip, ClearFilters, DateChip, Search } from '@/ui/list/Chips';
import { List } from '@/ui/list/List';
import { Page } from '@/ui/Page';
import { columns, type OrderRow, OrderStatus } from './columns';
import { type OrdersSearch, views } from './search';
import { STATUSES, statusWord } from './words';

const idOf = (order: OrderRow) => order.id;
const nameOf = (order: OrderRow) => order.number;

export function OrdersPage({ search }: { search: OrdersSearch }) {
  const go = useNavigate();
  const { merchant } = useParams({ from: '/c/$merchant' });
  const { question, filtered, props, change, clear } = useListing(search);
  const orders = useRead('/api/v1/orders', { params: { query: question } }, { keep: true });
  return (
    <Page title={t.title()}>
      <List
        caption={t.title()}
        columns={columns}
        rows={orders.data?.items}
        next={orders.data?.next_cursor}
        idOf={idOf}
        nameOf={nameOf}
        {...props}
        {...useLayout('orders', columns)}
        busy={orders.isFetching}
        trouble={orders.error && <Failure error={orders.error} onRetry={orders.refetch} />}
        onOpen={(order) => void go({ to: '/c/$merchant/orders/$order', params: { merchant, order: order.id } })}
        tabs={<ViewTabs views={views()} search={search} />}
        tools={
          <>
            <Search value={search.q} placeholder={t.search()} onChange={(q) => change({ q })} />
            <ChoiceChip
              label={t.status()}
              single
              options={STATUSES.map((value) => ({ value, label: statusWord(value) }))}
              value={search.status ? [search.status] : []}
              onChange={(chosen) => change({ status: chosen?.[0] })}
            />
            <DateChip
              label={t.ordered_at()}
              from={search.from}
              to={search.to}
              onChange={(from, to) => change({ from, to })}
            />
            {filtered && <ClearFilters onClick={clear} />}
          </>
        }
        empty={
          filtered ? (
            <Empty icon={<IconSearchOff size={22} />} title={list.empty_filtered()} body={list.empty_filtered_body()} />
          ) : (
            <Empty icon={<IconShoppingBag size={22} />} title={t.empty()} body={t.empty_body()} />
          )
        }
        card={(order) => <OrderCard order={order} />}
      />
    </Page>
  );
}

function OrderCard({ order }: { order: OrderRow }) {
  return (
    <Link to="/c/$merchant/orders/$order" from="/c/$merchant" params={{ order: order.id }} className="row-card">
      <b className="mono">{order.number}</b>
      <OrderStatus order={order} />
      <span>
        {order.recipient} · {order.region}
      </span>
      <span className="num">{money(order.total, order.currency)}</span>
    </Link>
  );
}

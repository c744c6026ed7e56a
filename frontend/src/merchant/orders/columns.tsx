import { Link } from '@tanstack/react-router';
import type { Schemas } from '@/api/client';
import { OrderStatus } from '@/app/fulfilment/OrderStatus';
import { paymentWord } from '@/app/fulfilment/orderWords';
import { dateTime, day, money, num } from '@/i18n/format';
import * as t from '@/i18n/gen/orders';
import type { Column } from '@/ui/list/columns';

export type OrderRow = Schemas['OrderItem'];

export const StatusOf = ({ order }: { order: OrderRow }) => (
  <OrderStatus of={{ ...order, shipments: order.shipments.map((shipment) => shipment.status) }} />
);

const some = (values: readonly string[]) =>
  values.length > 1 ? `${values[0]} +${values.length - 1}` : (values[0] ?? '');

export const columns: readonly Column<OrderRow>[] = [
  {
    id: 'number',
    label: t.number,
    width: 172,
    fixed: true,
    cell: (order) => (
      <Link to="/c/$merchant/orders/$order" from="/c/$merchant" params={{ order: order.id }} className="mono">
        {order.number}
      </Link>
    ),
  },
  {
    id: 'ordered_at',
    label: t.ordered_at,
    width: 122,
    sort: 'ordered_at',
    cell: (order) => <time dateTime={order.ordered_at}>{dateTime(order.ordered_at)}</time>,
  },
  {
    id: 'recipient',
    label: t.recipient,
    cell: (order) => [order.recipient, order.region].filter(Boolean).join(' · '),
  },
  { id: 'status', label: t.status, width: 148, cell: (order) => <StatusOf order={order} /> },
  { id: 'shop', label: t.shop, width: 150, cell: (order) => order.shop },
  {
    id: 'tracking',
    label: t.tracking,
    width: 160,
    cell: (order) => <span className="mono">{some(order.tracking_numbers)}</span>,
  },
  { id: 'units', label: t.units, width: 70, align: 'end', cell: (order) => num(order.units) },
  { id: 'total', label: t.total, width: 104, align: 'end', cell: (order) => money(order.total, order.currency) },
  { id: 'payment', label: t.payment, width: 110, extra: true, cell: (order) => paymentWord(order.payment_status) },
  {
    id: 'requested',
    label: t.requested,
    width: 130,
    extra: true,
    cell: (order) => order.requested_date && day(order.requested_date),
  },
  { id: 'buyer', label: t.buyer, width: 130, extra: true, cell: (order) => order.buyer_name },
  { id: 'external_id', label: t.external_id, width: 140, extra: true, cell: (order) => order.external_id },
];

/** The columns of an export file that say what these columns show. */
export const EXPORTED: Record<string, readonly string[]> = {
  number: ['number'],
  ordered_at: ['ordered_at'],
  recipient: ['ship_name', 'ship_region'],
  status: ['status', 'held'],
  tracking: ['tracking'],
  units: ['item_count'],
  total: ['total', 'currency'],
  payment: ['payment_status'],
  requested: ['requested_date', 'requested_slot'],
  buyer: ['buyer_name'],
  external_id: ['external_id'],
};

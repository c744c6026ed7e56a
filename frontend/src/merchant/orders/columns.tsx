import { Link } from '@tanstack/react-router';
import type { Schemas } from '@/api/client';
import { dateTime, day, money } from '@/i18n/format';
import * as t from '@/i18n/gen/orders';
import type { Column } from '@/ui/list/columns';
import { Pill } from '@/ui/Pill';
import { paymentWord, statusTone, statusWord } from './words';

export type OrderRow = Schemas['OrderSummary'];

export const OrderStatus = ({ order }: { order: Pick<OrderRow, 'status' | 'held'> }) =>
  order.held ? (
    <Pill tone="warn">{t.held()}</Pill>
  ) : (
    <Pill tone={statusTone(order.status)}>{statusWord(order.status)}</Pill>
  );

export const columns: readonly Column<OrderRow>[] = [
  {
    id: 'number',
    label: t.number,
    width: 190,
    fixed: true,
    cell: (order) => (
      <Link to="/c/$merchant/orders/$order" from="/c/$merchant" params={{ order: order.id }} className="mono">
        {order.number}
      </Link>
    ),
  },
  { id: 'ordered_at', label: t.ordered_at, width: 120, cell: (order) => <time>{dateTime(order.ordered_at)}</time> },
  { id: 'status', label: t.status, width: 130, cell: (order) => <OrderStatus order={order} /> },
  { id: 'recipient', label: t.recipient, cell: (order) => order.recipient },
  { id: 'region', label: t.region, width: 110, cell: (order) => order.region },
  { id: 'payment', label: t.payment, width: 110, cell: (order) => paymentWord(order.payment_status) },
  { id: 'total', label: t.total, width: 110, align: 'end', cell: (order) => money(order.total, order.currency) },
  {
    id: 'requested',
    label: t.requested,
    width: 130,
    extra: true,
    cell: (order) => order.requested_date && day(order.requested_date),
  },
  { id: 'external_id', label: t.external_id, width: 140, extra: true, cell: (order) => order.external_id },
];

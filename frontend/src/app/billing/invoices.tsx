import { Link } from '@tanstack/react-router';
import { day, money } from '@/i18n/format';
import * as t from '@/i18n/gen/billing';
import type { Column } from '@/ui/list/columns';
import { Pill } from '@/ui/Pill';
import { type InvoiceRow, invoiceStatusTone, invoiceStatusWord, invoiceTitle } from './words';

export const InvoiceStatus = ({ invoice }: { invoice: Pick<InvoiceRow, 'status'> }) => (
  <Pill tone={invoiceStatusTone(invoice.status)}>{invoiceStatusWord(invoice.status)}</Pill>
);

/** An invoice where a row is too wide. */
export const InvoiceCard = ({ invoice, to, merchant }: { invoice: InvoiceRow; to: string; merchant?: string }) => (
  <Link to={to} className="row-card">
    <b>{invoiceTitle(invoice)}</b>
    <InvoiceStatus invoice={invoice} />
    <span>{merchant ?? `${day(invoice.period_start)} – ${day(invoice.period_end)}`}</span>
    <span className="num">{money(invoice.total, invoice.currency)}</span>
  </Link>
);

export const invoiceColumns = (
  addressOf: (id: string) => string,
  merchantOf?: (id: string) => string,
): Column<InvoiceRow>[] => [
  {
    id: 'number',
    label: t.number,
    width: 260,
    fixed: true,
    cell: (invoice) => <Link to={addressOf(invoice.id)}>{invoiceTitle(invoice)}</Link>,
  },
  ...(merchantOf
    ? [{ id: 'merchant', label: t.merchant, cell: (invoice: InvoiceRow) => merchantOf(invoice.merchant_id) }]
    : []),
  { id: 'status', label: t.status, width: 120, cell: (invoice) => <InvoiceStatus invoice={invoice} /> },
  {
    id: 'period',
    label: t.period,
    cell: (invoice) => `${day(invoice.period_start)} – ${day(invoice.period_end)}`,
  },
  { id: 'due', label: t.due, width: 120, cell: (invoice) => invoice.due_on && day(invoice.due_on) },
  { id: 'tax', label: t.tax, width: 110, align: 'end', extra: true, cell: (one) => money(one.tax, one.currency) },
  { id: 'total', label: t.total, width: 130, align: 'end', cell: (one) => money(one.total, one.currency) },
];

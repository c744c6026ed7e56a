import type { Schemas } from '@/api/client';
import { month as monthWord } from '@/i18n/format';
import * as t from '@/i18n/gen/billing';
import { locale } from '@/i18n/runtime';
import type { Tone } from '@/ui/Pill';

export type Charge = Schemas['ChargeView'];
export type Invoice = Schemas['InvoiceView'];
export type InvoiceRow = Schemas['InvoiceItem'];
export type RateCard = Schemas['RateCardView'];

const KIND: Record<string, () => string> = {
  order: t.kind_order,
  pick: t.kind_pick,
  pack: t.kind_pack,
  parcel: t.kind_parcel,
  label: t.kind_label,
  received_unit: t.kind_received_unit,
  putaway: t.kind_putaway,
  storage_day: t.kind_storage_day,
  return: t.kind_return,
  return_inspection: t.kind_return_inspection,
};
export const KINDS = Object.keys(KIND);
export const kindWord = (kind: string) => KIND[kind]?.() ?? kind;

const STATUS: Record<string, [() => string, Tone]> = {
  draft: [t.status_draft, 'plain'],
  in_review: [t.status_in_review, 'warn'],
  finalised: [t.status_finalised, 'good'],
  paid: [t.status_paid, 'done'],
  overdue: [t.status_overdue, 'bad'],
  uncollectible: [t.status_uncollectible, 'off'],
};
export const invoiceStatusWord = (status: string) => STATUS[status]?.[0]() ?? status;
export const invoiceStatusTone = (status: string): Tone => STATUS[status]?.[1] ?? 'plain';

const ROUNDING: Record<string, () => string> = {
  down: t.rounding_down,
  half_up: t.rounding_half_up,
  up: t.rounding_up,
};
export const roundingWord = (rounding: string) => ROUNDING[rounding]?.() ?? rounding;

/** What an invoice is called before and after it has its number. */
export const invoiceTitle = (invoice: Pick<InvoiceRow, 'number' | 'period_start'>) =>
  invoice.number ? t.invoice({ number: invoice.number }) : t.invoice_draft({ month: monthWord(invoice.period_start) });

/** A charge's own explanation, in the reader's language. */
export const sentenceOf = (charge: Charge) => {
  const told = charge.sentence as Record<string, unknown>;
  return String(told[locale()] ?? told.en ?? '');
};

/** The label of a line or a rate in the reader's language. */
export const labelOf = (line: { label: string; label_en: string }) =>
  locale() === 'ja' ? line.label : line.label_en || line.label;

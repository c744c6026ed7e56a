// The words and colours of an order's states.
import * as t from '@/i18n/gen/orders';
import type { Tone } from '@/ui/Pill';

export const STATUSES = ['received', 'confirmed', 'fulfilling', 'fulfilled', 'cancelled'] as const;

const STATUS: Record<string, [() => string, Tone]> = {
  received: [t.status_received, 'new'],
  confirmed: [t.status_confirmed, 'ready'],
  fulfilling: [t.status_fulfilling, 'work'],
  fulfilled: [t.status_fulfilled, 'done'],
  cancelled: [t.status_cancelled, 'off'],
};
const PAYMENT: Record<string, () => string> = {
  pending: t.payment_pending,
  paid: t.payment_paid,
  cash_on_delivery: t.payment_cod,
  failed: t.payment_failed,
  refunded: t.payment_refunded,
};

export const statusWord = (status: string) => STATUS[status]?.[0]() ?? status;
export const statusTone = (status: string): Tone => STATUS[status]?.[1] ?? 'plain';
export const paymentWord = (status: string) => PAYMENT[status]?.() ?? status;

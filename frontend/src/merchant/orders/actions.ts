// What can be done to an order from here, one at a time or to several, and how it is told afterwards.
import { type Schemas, send } from '@/api/client';
import { explain } from '@/api/problem';
import type { Outcome } from '@/app/each';
import { broke } from '@/app/toast';
import * as t from '@/i18n/gen/orders';

export type HoldReason = NonNullable<Schemas['merchant_orders_HoldInput']['reason']>;

/** What an action on an order makes stale. */
export const CHANGES = ['/api/v1/orders', '/api/v1/shipments', '/api/v1/home'];

const at = (order_id: string) => ({ path: { order_id } });

export const hold = (id: string, reason: HoldReason, detail: string) =>
  send('put', '/api/v1/orders/{order_id}/hold', { params: at(id), body: { reason, detail } });

export const release = (id: string, reason: string) =>
  send('delete', '/api/v1/orders/{order_id}/hold', { params: { ...at(id), query: { reason } } });

export const cancel = (id: string, why: string) =>
  send('put', '/api/v1/orders/{order_id}/cancellation', { params: at(id), body: { why } });

/** Say what was refused of an action on several, each reason once. */
export function tellRefused({ refused }: Outcome) {
  if (refused.length === 0) return;
  const why = [...new Set(refused.map((one) => explain(one.error)))].join(' / ');
  broke(t.refused_n({ n: refused.length, why }));
}

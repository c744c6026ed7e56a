// What can be done to orders from here, and how it is told afterwards: to one by its own address, to several in one
// request that says of each what became of it.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Schemas, send } from '@/api/client';
import { explain, Problem } from '@/api/problem';
import { stale } from '@/api/queries';
import { broke } from '@/app/toast';
import * as t from '@/i18n/gen/orders';

export type HoldReason = NonNullable<Schemas['merchant_orders_HoldInput']['reason']>;

/** What became of an action on several orders. */
export interface Outcome {
  done: string[];
  refused: { id: string; error: unknown }[];
}

/** What an action on an order makes stale. */
export const CHANGES = ['/api/v1/orders', '/api/v1/shipments', '/api/v1/home'];
/** So many orders the API takes in one request. */
const AT_ONCE = 500;
const NAMED_AT_MOST = 5;

const at = (order_id: string) => ({ path: { order_id } });

export const hold = (id: string, reason: HoldReason, detail: string) =>
  send('put', '/api/v1/orders/{order_id}/hold', { params: at(id), body: { reason, detail } });

export const release = (id: string, reason: string) =>
  send('delete', '/api/v1/orders/{order_id}/hold', { params: { ...at(id), query: { reason } } });

export const cancel = (id: string, why: string) =>
  send('put', '/api/v1/orders/{order_id}/cancellation', { params: at(id), body: { why } });

export interface Deed {
  action: 'hold' | 'release' | 'cancel';
  reason: string;
  /** A note beside a hold. */
  detail: string;
}

export const letGoOf = (reason: string): Deed => ({ action: 'release', reason, detail: '' });

/** Do it to all of these. */
export async function actOn(ids: readonly string[], deed: Deed): Promise<Outcome> {
  const outcomes: Outcome[] = [];
  for (let n = 0; n < ids.length; n += AT_ONCE) {
    const answer = await send('post', '/api/v1/order-actions', { body: { ...deed, ids: ids.slice(n, n + AT_ONCE) } });
    outcomes.push(outcomeOf((answer as Schemas['ActedOnAll']).results));
  }
  return together(outcomes);
}

/** Let go of every hold of these; one request for each reason. */
export async function releaseAll(holds: ReadonlyMap<string, readonly string[]>): Promise<Outcome> {
  const byReason = new Map<string, string[]>();
  for (const [id, reasons] of holds)
    for (const reason of reasons) byReason.set(reason, [...(byReason.get(reason) ?? []), id]);
  const outcomes: Outcome[] = [];
  for (const [reason, ids] of byReason) outcomes.push(await actOn(ids, letGoOf(reason)));
  return together(outcomes);
}

export const outcomeOf = (results: Schemas['ActedOnAll']['results']): Outcome => ({
  done: results.filter((one) => one.done).map((one) => one.id),
  refused: results.flatMap(({ id, problem }) => (problem ? [{ id, error: new Problem(problem) }] : [])),
});

/** Several outcomes as one: an order is done where nothing of it was refused. */
export function together(outcomes: readonly Outcome[]): Outcome {
  const refused = new Map(outcomes.flatMap((one) => one.refused).map((one) => [one.id, one]));
  const done = new Set(outcomes.flatMap((one) => one.done).filter((id) => !refused.has(id)));
  return { done: [...done], refused: [...refused.values()] };
}

/** Each reason once, with the orders that it kept back. */
export function reasonsOf({ refused }: Outcome, nameOf: (id: string) => string | undefined): string {
  const byReason = new Map<string, string[]>();
  for (const { id, error } of refused) {
    const why = explain(error);
    byReason.set(why, [...(byReason.get(why) ?? []), nameOf(id) ?? '']);
  }
  const told = [...byReason].map(([why, all]) => {
    const names = all.filter(Boolean).slice(0, NAMED_AT_MOST);
    if (names.length === 0) return why;
    return `${why} (${names.join(', ')}${all.length > names.length ? ' …' : ''})`;
  });
  return told.join(' / ');
}

/** Say what was refused of an action on several. */
export function tellRefused(outcome: Outcome, nameOf: (id: string) => string | undefined = () => undefined) {
  if (outcome.refused.length === 0) return;
  broke(t.refused_n({ n: outcome.refused.length, why: reasonsOf(outcome, nameOf) }));
}

/** An action in a screen's hands: `busy` while it runs; what it changed is read again at its end. */
export function useActing() {
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const act = async <T>(deed: () => Promise<T>): Promise<T> => {
    setBusy(true);
    try {
      return await deed();
    } finally {
      setBusy(false);
      void stale(client, CHANGES);
    }
  };
  return { busy, act };
}

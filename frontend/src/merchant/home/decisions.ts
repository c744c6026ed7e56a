// What waits for a decision: its words, how urgent, and the list that shows it.
import type { Schemas } from '@/api/client';
import { holdWord } from '@/app/fulfilment/words';
import * as t from '@/i18n/gen/home';

export type Decision = Schemas['Decision'];

const WORD: Record<string, () => string> = {
  awaiting_stock: t.awaiting_stock,
  inbound_differences: t.inbound_differences,
  invoice_draft: t.invoice_draft,
  unmapped: t.unmapped,
  shop_broken: t.shop_broken,
  message_refused: t.message_refused,
};

export const decisionWord = (one: Decision) =>
  one.kind === 'held' ? t.held_for({ reason: holdWord(one.reason) }) : (WORD[one.kind]?.() ?? one.kind);

/** Parameters of the API as this side's addresses have them: what may be several stays a list, the rest is one. */
const SEVERAL = new Set(['status', 'shipment_status']);
const one = (value: string | undefined) => (value === 'true' || value === 'false' ? value === 'true' : value);

export function searchOf(filter: Decision['filter']): Record<string, unknown> {
  const entries = Object.entries(filter as Record<string, readonly string[]>);
  return Object.fromEntries(entries.map(([name, values]) => [name, SEVERAL.has(name) ? [...values] : one(values[0])]));
}

/** Where a decision is taken, below the merchant's own address. */
export function placeOf(decision: Decision): { page: string; search: Record<string, unknown> } {
  const { kind, list, reason, filter } = decision;
  if (list === 'invoices') return { page: '/billing', search: { tab: 'invoices' } };
  if (kind === 'shop_broken' || kind === 'message_refused') return { page: `/shops/${reason}`, search: {} };
  if (list === 'shops') return { page: '/shops', search: {} };
  if (list === 'inbound') return { page: '/inbound', search: searchOf(filter) };
  return { page: `/${list}`, search: searchOf(filter) };
}

// An order that somebody writes by hand, until it is placed.
import type { Schemas } from '@/api/client';
import { minorDigits, today } from '@/i18n/format';
import * as common from '@/i18n/gen/common';
import * as t from '@/i18n/gen/orders';
import { type AddressDraft, refusedIn, wrongIn } from './address';

export interface DraftLine {
  sku: string;
  name: string;
  available: number;
  quantity: number;
  /** In major units, as it is typed. */
  price: string;
}

export interface Draft {
  reference: string;
  ship_to: AddressDraft;
  lines: DraftLine[];
  /** Null while the recipient is the buyer. */
  buyer: { name: string; email: string } | null;
  payment: string;
  date: string;
  slot: string;
  note: string;
}

/** A reference of our own, for orders that have none: M and the moment, with a chance part against doubles. */
export const newReference = (now = new Date()) =>
  `M${now.toISOString().slice(2, 16).replace(/\D/g, '')}-${Math.random().toString(36).slice(2, 6).toUpperCase()}`;

export const emptyDraft = (): Draft => ({
  reference: newReference(),
  ship_to: { name: '', postal_code: '', country: 'JP', region: '', city: '', line1: '', line2: '', phone: '' },
  lines: [],
  buyer: null,
  payment: 'paid',
  date: '',
  slot: '',
  note: '',
});

/** A price as its field shows it: 1980 from ¥1,980, 19.8 from $19.80. */
export const majorOf = (minor: number, currency: string) => String(minor / 10 ** minorDigits(currency));

export interface DraftWrong {
  ship_to: ReturnType<typeof wrongIn>;
  reference?: string;
  email?: string;
  lines?: string;
  date?: string;
  prices: ReadonlySet<string>;
}

const priced = (text: string) => /^\d{1,12}(\.\d{1,4})?$/.test(text);

export function wrongInDraft(draft: Draft): DraftWrong {
  const email = draft.buyer?.email.trim();
  return {
    ship_to: wrongIn(draft.ship_to),
    reference: draft.reference.trim() ? undefined : common.required(),
    email: email && !/^\S+@\S+\.\S+$/.test(email) ? t.wrong_email() : undefined,
    lines: draft.lines.length ? undefined : t.new_no_lines(),
    date: draft.date && draft.date < today() ? t.wrong_date() : undefined,
    prices: new Set(draft.lines.filter((line) => !priced(line.price)).map((line) => line.sku)),
  };
}

export const isWhole = (wrong: DraftWrong) =>
  !(wrong.reference || wrong.email || wrong.lines || wrong.date || wrong.prices.size) &&
  Object.keys(wrong.ship_to).length === 0;

/** What the API refused, on the fields of this form. */
export function refusedInDraft(fields: Record<string, string>): Partial<DraftWrong> {
  const place = Object.fromEntries(Object.entries(fields).filter(([path]) => path.startsWith('ship_to')));
  const date = Object.keys(fields).some((path) => path.startsWith('requested_delivery'));
  return { ship_to: refusedIn(place), date: date ? t.wrong_date() : undefined };
}

/** The order as the API takes it. */
export function orderOf(draft: Draft, currency: string, now = new Date()): Schemas['OrderInput'] {
  return {
    external_id: draft.reference.trim(),
    ordered_at: now.toISOString(),
    currency,
    ship_to: draft.ship_to,
    lines: draft.lines.map((line) => ({
      sku: line.sku,
      name: line.name,
      quantity: line.quantity,
      unit_price: line.price,
      external_id: '',
    })),
    buyer: draft.buyer ?? { name: draft.ship_to.name, email: '' },
    payment: { status: draft.payment },
    requested_delivery: { date: draft.date || null, slot: draft.slot || null },
    note: draft.note.trim(),
  };
}

// The words of shops: how healthy one is, and what became of its messages.
import type { Schemas } from '@/api/client';
import { explain, Problem } from '@/api/problem';
import '@/api/words';
import * as t from '@/i18n/gen/shops';
import { Pill, type Tone } from '@/ui/Pill';

export type Shop = Schemas['ShopInfo'];
export type Listing = Schemas['ListingView'];
export type Message = Schemas['MessageView'];

const STATE: Record<string, [() => string, Tone]> = {
  connecting: [t.state_connecting, 'work'],
  active: [t.state_active, 'good'],
  paused: [t.state_paused, 'warn'],
  broken: [t.state_broken, 'bad'],
  disconnected: [t.state_disconnected, 'off'],
};
const MESSAGE: Record<string, [() => string, Tone]> = {
  received: [t.message_received, 'new'],
  waiting: [t.message_waiting, 'warn'],
  translated: [t.message_translated, 'good'],
  ignored: [t.message_ignored, 'off'],
  refused: [t.message_refused, 'bad'],
};

export const ShopStatus = ({ status }: { status: string }) => (
  <Pill tone={STATE[status]?.[1]}>{STATE[status]?.[0]() ?? status}</Pill>
);
export const messageWord = (state: string) => MESSAGE[state]?.[0]() ?? state;
export const MessageState = ({ state }: { state: string }) => (
  <Pill tone={MESSAGE[state]?.[1]}>{messageWord(state)}</Pill>
);

/** Why a shop is broken: its reason is the code of a refusal. */
export const brokenWord = (reason: string) => explain(new Problem({ code: reason, title: reason, status: 409 }));

/** The codes that have words; another is shown as it is. */
const WHY = [
  'unchanged',
  'topic',
  'draft',
  'too_old',
  'no_lines',
  'currency_unknown',
  'not_json',
  'quantity',
  'unreadable',
];
export const whyWord = (code: string) => (WHY.includes(code) ? t.why({ code }) : code);

/** The shop that holds what was placed with keys: nothing to connect there. */
export const isOwn = (shop: Pick<Shop, 'platform'>) => shop.platform === 'api';
export const isOver = (shop: Pick<Shop, 'status'>) => shop.status === 'disconnected';

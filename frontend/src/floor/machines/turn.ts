// What every machine of the floor answers: the next state, how the scan went, and what the server must be told. Machines
// are pure: they decide from what was downloaded, so that an answer never waits for a network.
import type { paths } from '@/api/schema';
import type { Tone } from '@/scanner/sounds';

type V1 = '/api/operator/v1';
type Told =
  | `${V1}/picks/{pick_id}/scan`
  | `${V1}/picks/{pick_id}/short`
  | `${V1}/inbound/{plan_id}/arrival`
  | `${V1}/inbound/{plan_id}/receipts`
  | `${V1}/inbound/{plan_id}/putaways`
  | `${V1}/inbound/{plan_id}/closing`
  | `${V1}/stock/moves`
  | `${V1}/stock/counts`;
type BodyOf<P extends Told> = P extends keyof paths
  ? paths[P] extends { post: { requestBody: { content: { 'application/json': infer B } } } }
    ? B
    : undefined
  : never;

/** What was done, in words that a lead understands when the server refuses it. */
export interface Said {
  act: 'pick' | 'short' | 'arrive' | 'receive' | 'put' | 'close' | 'move' | 'count';
  code: string;
  what: string;
  where: string;
  units: number;
}

/** One thing that was done, as it is sent. */
export interface Deed {
  path: Told;
  at: Record<string, string>;
  body: unknown;
  said: Said;
}

/** Make a deed whose body fits its path. */
export const deed = <P extends Told>(path: P, at: Record<string, string>, body: BodyOf<P>, said: Said): Deed => ({
  path,
  at,
  body,
  said,
});

/** How a scan went: its tone, the name of its sentence, and the code that was read. */
export interface Signal<K extends string = string> {
  tone: Tone;
  key: K;
  code: string;
}

export interface Turn<S, K extends string = string> {
  state: S;
  signal: Signal<K> | null;
  deeds: Deed[];
}

export const stay = <S>(state: S): Turn<S, never> => ({ state, signal: null, deeds: [] });
export const go = <S, K extends string>(state: S, key: K, code = '', deeds: Deed[] = [], tone: Tone = 'good') =>
  ({ state, signal: { tone, key, code }, deeds }) as Turn<S, K>;
export const refuse = <S, K extends string>(state: S, key: K, code = ''): Turn<S, K> => ({
  state,
  signal: { tone: 'bad', key, code },
  deeds: [],
});

// Refusals of the API, and the words for them: one message per stable code, whatever screen meets it. The words are many
// and seldom needed: they are loaded apart, before the first refusal is told.
import * as t from '@/i18n/gen/trouble';

export interface ProblemBody {
  code: string;
  title: string;
  status: number;
  data?: Record<string, unknown>;
}

/** What the API refused. `offline` when no answer came at all. */
export class Problem extends Error {
  readonly code: string;
  readonly status: number;
  readonly data: Record<string, unknown>;
  readonly requestId: string;

  constructor(body: ProblemBody, requestId = '') {
    super(body.title);
    this.code = body.code;
    this.status = body.status;
    this.data = body.data ?? {};
    this.requestId = requestId;
  }

  /** What would be right, by the name of the field that was not. */
  get fields(): Record<string, string> {
    const found = this.data.fields;
    return found && typeof found === 'object' ? (found as Record<string, string>) : {};
  }
}

export const OFFLINE = { code: 'offline', title: 'No answer', status: 0 };

type Words = Record<string, ((data?: Record<string, unknown>) => string) | undefined>;

let words: Words | undefined;
export const teach = (known: object) => {
  words = known as Words;
};

/** Have the words for refusals; without a network it stays at what the API says itself. */
export const learn = () => (words ? undefined : import('./words').then(undefined, () => undefined));

/** The sentence for a refusal in the reader's language; the API's own title where a code is newer than this page. */
export function explain(error: unknown): string {
  if (!(error instanceof Problem)) return t.unknown();
  if (error.code === OFFLINE.code) return t.offline();
  const sentence = words?.[error.code];
  return sentence ? sentence(error.data) : error.message || t.unknown();
}

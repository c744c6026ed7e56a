// What an address needs before it is sent; the API brings letters and digits to their normal form itself.
import type { Schemas } from '@/api/client';
import * as t from '@/i18n/gen/orders';

export type AddressDraft = Schemas['AddressInput'];
export type Wrong = Partial<Record<keyof AddressDraft, string>>;

/** Half-width digits without hyphens and spaces: what people paste from anywhere. */
const digits = (text: string) => text.normalize('NFKC').replace(/[\s\-‐-―ー−]/g, '');

export function wrongIn(draft: AddressDraft): Wrong {
  const wrong: Wrong = {};
  for (const field of ['name', 'city', 'line1'] as const) if (!draft[field]?.trim()) wrong[field] = t.wrong_empty();
  const japan = (draft.country ?? 'JP') === 'JP';
  if (japan && !/^\d{7}$/.test(digits(draft.postal_code ?? ''))) wrong.postal_code = t.wrong_postal();
  if (!japan && !draft.postal_code?.trim()) wrong.postal_code = t.wrong_empty();
  return wrong;
}

/** What the API found wrong, for the fields of this form: `ship_to.city` is the field `city`. */
export function refusedIn(fields: Record<string, string>): Wrong {
  const known: Record<string, () => string> = { postal_code: t.wrong_postal };
  return Object.fromEntries(
    Object.keys(fields)
      .map((path) => path.split('.').at(-1) ?? path)
      .map((name) => [name, (known[name] ?? t.wrong_empty)()]),
  );
}

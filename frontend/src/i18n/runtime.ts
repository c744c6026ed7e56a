// The language of this browser, and what messages need of it.
export const LOCALES = ['en', 'ja'] as const;
export type Locale = (typeof LOCALES)[number];

const isLocale = (name: string | undefined): name is Locale => LOCALES.includes(name as Locale);

function detect(): Locale {
  const kept = typeof document === 'undefined' ? undefined : /(?:^|; )locale=(\w+)/.exec(document.cookie)?.[1];
  if (isLocale(kept)) return kept;
  const wish = typeof navigator === 'undefined' ? 'en' : navigator.language.slice(0, 2);
  return isLocale(wish) ? wish : 'en';
}

let current: Locale = detect();
export const locale = () => current;

/** Speak this language from the next render on, and remember it in this browser. */
export function setLocale(next: Locale) {
  current = next;
  // biome-ignore lint/suspicious/noDocumentCookie: the cookie store API is not everywhere yet
  document.cookie = `locale=${next};path=/;max-age=31536000;samesite=lax`;
  document.documentElement.lang = next;
}

const rules = new Map<Locale, Intl.PluralRules>();
export function plural(language: Locale, n: number) {
  let known = rules.get(language);
  if (!known) {
    known = new Intl.PluralRules(language);
    rules.set(language, known);
  }
  return known.select(n);
}

export const num = (n: number) => n.toLocaleString(current);

// What an address may hold behind its question mark, read leniently: anybody may have typed it, so nonsense is left out
// and the page is shown without it.
type Reader<T> = (given: unknown) => T | undefined;
type Fields = Record<string, Reader<unknown>>;

/** What is left of these fields: each may be absent. */
type Read<F extends Fields> = { [Name in keyof F]?: Exclude<ReturnType<F[Name]>, undefined> | undefined };

/** What a reader of addresses makes of them. */
export type Held<R extends (given: Record<string, unknown>) => object> = ReturnType<R>;

export const text: Reader<string> = (given) => (typeof given === 'string' ? given : undefined);

export const flag: Reader<boolean> = (given) => (typeof given === 'boolean' ? given : undefined);

export const amount: Reader<number> = (given) =>
  typeof given === 'number' && Number.isFinite(given) ? given : undefined;

/** Several values of one filter; one alone may stand without a list, as older links and other pages have it. */
export const texts: Reader<string[]> = (given) => {
  if (typeof given === 'string') return [given];
  return Array.isArray(given) && given.every((one) => typeof one === 'string') ? given : undefined;
};

/** Words that mean something to the page, such as the name of a tab. */
export const oneOf =
  <const Word extends string>(...words: readonly Word[]): Reader<Word> =>
  (given) =>
    words.find((word) => word === given);

/** The token of a mailed link, which may look like a number. */
export const token: Reader<string> = (given) => (typeof given === 'number' ? String(given) : text(given));

/** Only an address of this site may be gone back to. */
export const inside: Reader<string> = (given) =>
  typeof given === 'string' && /^\/(?![/\\])/.test(given) ? given : undefined;

/** How a page reads its address; nothing but these fields remains. */
export const address =
  <F extends Fields>(fields: F) =>
  (given: Record<string, unknown>): Read<F> => {
    const read: Record<string, unknown> = {};
    for (const [name, reader] of Object.entries(fields)) {
      const value = reader(given[name]);
      if (value !== undefined) read[name] = value;
    }
    return read as Read<F>;
  };

/** What every list's address may hold; a screen adds its filters. */
export const listFields = { q: text, view: text, sort: text, cursor: text, page: amount, size: amount };
export type ListSearch = Read<typeof listFields>;

// A short code for a shop from what is known of it: its name where that has Latin letters, else its address, of which a
// bare number says nothing.
const MOST = 40;
const CODE = /^[a-z0-9][a-z0-9-]{0,39}$/;

const slug = (text: string) =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, MOST)
    .replaceAll(/^-+|-+$/g, '');

export const isCode = (text: string) => CODE.test(text);

export function proposedCode(name: string, url: string, taken: readonly string[]): string {
  const [, host = '', path = ''] = /^https?:\/\/(?:www\.)?([^/:]+)(?::\d+)?(.*)/i.exec(url) ?? [];
  const called = /^[\d.]*$/.test(host) ? path.split('/').findLast(Boolean) : host.split('.')[0];
  const base = slug(name) || slug(called ?? '') || 'shop';
  if (!taken.includes(base)) return base;
  let n = 2;
  while (taken.includes(`${base}-${n}`)) n += 1;
  return `${base}-${n}`;
}

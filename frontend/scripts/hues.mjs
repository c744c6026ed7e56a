// The kit defines every colour of its palette in ten shades and two schemes, in each page's first style sheet. Only hues
// that our sources name are kept.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const HUES = ['pink', 'grape', 'violet', 'indigo', 'blue', 'cyan', 'teal', 'green', 'lime', 'yellow', 'orange', 'red'];
// What the kit itself points to: wrong inputs.
const NEEDED = new Set(['red']);

/** The hues that nothing in these sources names, as a word of its own or with a shade. */
export function unnamed(sources) {
  const all = sources.join('\n');
  return HUES.filter((hue) => !NEEDED.has(hue) && !new RegExp(`['"\`.-]${hue}(?:\\.\\d|-\\d|['"\`])`).test(all));
}

/** The style sheet without the variables of these hues. */
export const without = (css, hues) =>
  hues.length
    ? css.replace(new RegExp(`^\\s*--mantine-color-(?:${hues.join('|')})-[\\w-]+:[^;]*;\\n?`, 'gm'), '')
    : css;

function sourcesIn(folder) {
  const names = readdirSync(folder, { recursive: true }).map(String);
  return names.filter((name) => /\.(tsx?|css)$/.test(name)).map((name) => readFileSync(join(folder, name), 'utf8'));
}

/** Vite plugin. */
export const hues = (folder) => ({
  name: 'hues',
  enforce: 'pre',
  transform(code, id) {
    if (!id.split('?')[0].endsWith('/default-css-variables.css')) return undefined;
    return { code: without(code, unnamed(sourcesIn(folder))), map: null };
  },
});

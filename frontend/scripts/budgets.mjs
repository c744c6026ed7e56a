// How much a browser loads for the first page of each kind, gzipped, from the built files; refuses what is over budget.
// What it loads after it is drawn (the palette, forms, notices) is not in it; charts are part of their pages.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const dist = fileURLToPath(new URL('../dist', import.meta.url));
const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8'));
const sizes = new Map();
const sizeOf = (file) => {
  if (!sizes.has(file)) sizes.set(file, gzipSync(readFileSync(join(dist, file)), { level: 9 }).length);
  return sizes.get(file);
};

/** Every file that these entries load before they can run. */
function loaded(entries, css = false) {
  const seen = new Set();
  const files = new Set();
  const visit = (name) => {
    const chunk = manifest[name];
    if (!chunk || seen.has(name)) return;
    seen.add(name);
    for (const file of css ? (chunk.css ?? []) : [chunk.file]) files.add(file);
    for (const next of chunk.imports ?? []) visit(next);
  };
  for (const name of entries) visit(name);
  return [...files].filter((file) => file.endsWith(css ? '.css' : '.js'));
}

const route = (name) => {
  const found = Object.keys(manifest).filter((key) => key.startsWith(`src/routes/${name}.tsx`));
  if (found.length === 0) throw new Error(`no route ${name} in the manifest`);
  return found;
};
const PORTAL = ['index.html'];
const SIDE = [...PORTAL, ...route('c.$merchant')];
const PAGES = [
  ['sign-in', [...PORTAL, ...route('login')], 210],
  ['list of orders', [...SIDE, ...route('c.$merchant.orders.index')], 260],
  ['one order', [...SIDE, ...route('c.$merchant.orders.$order')], 260],
  ['merchant home', [...SIDE, ...route('c.$merchant.index')], 360],
  ['operator today', [...PORTAL, ...route('w.$warehouse'), ...route('w.$warehouse.index')], 360],
  ['packing bench', [...PORTAL, ...route('pack.$station')], 260],
  ['handheld', ['scan.html'], 120],
];
const CSS_BUDGET = 25;

let over = 0;
const kB = (bytes) => (bytes / 1000).toFixed(1);
for (const [name, entries, budget] of PAGES) {
  const js = loaded(entries).reduce((sum, file) => sum + sizeOf(file), 0);
  const css = loaded(entries, true).reduce((sum, file) => sum + sizeOf(file), 0);
  const bad = js > budget * 1000 || css > CSS_BUDGET * 1000;
  over += bad ? 1 : 0;
  console.log(
    `${name.padEnd(34)} JS ${kB(js).padStart(6)} of ${budget} kB · CSS ${kB(css).padStart(5)} of ${CSS_BUDGET} kB${bad ? '  OVER' : ''}`,
  );
}
process.exit(over ? 1 : 0);

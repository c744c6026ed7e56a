// Who may import whom: the sides are strangers to each other, ui knows no business, routes are imported by nobody.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const src = fileURLToPath(new URL('../src', import.meta.url));
const MAY = {
  i18n: ['i18n'],
  ui: ['ui', 'i18n'],
  api: ['api', 'i18n'],
  scanner: ['scanner'],
  app: ['app', 'ui', 'api', 'i18n'],
  merchant: ['merchant', 'app', 'ui', 'api', 'i18n'],
  operator: ['operator', 'app', 'ui', 'api', 'i18n', 'scanner'],
  floor: ['floor', 'api', 'i18n', 'scanner'],
  routes: ['routes', 'merchant', 'operator', 'app', 'ui', 'api', 'i18n'],
};

export function broken(path, source) {
  const [room] = path.split('/');
  if (!(room in MAY)) return [];
  const wanted = [...source.matchAll(/(?:from|import)\s*\(?\s*['"]@\/(\w+)/g)].map((found) => found[1]);
  const upwards = [...source.matchAll(/from\s*['"]((?:\.\.\/)+)(\w+)/g)]
    .filter(([, dots]) => dots.length / 3 >= path.split('/').length - 1)
    .map(([, , name]) => name);
  return [...wanted, ...upwards].filter((name) => name in MAY && !MAY[room].includes(name));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const files = readdirSync(src, { recursive: true })
    .map((name) => join(src, String(name)))
    .filter((path) => /\.tsx?$/.test(path));
  const found = files.flatMap((path) => {
    const here = relative(src, path);
    return broken(here, readFileSync(path, 'utf8')).map((name) => `src/${here} must not import ${name}/`);
  });
  if (found.length) {
    console.error(found.join('\n'));
    process.exit(1);
  }
}

// The address of every route, made from the files of src/routes with things of the demo world in place of parameters:
// a route that is added is measured without anybody thinking of it.
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const routes = fileURLToPath(new URL('../../src/routes', import.meta.url));

// Beside the routes: what stands on a page only with something in its address.
const VARIANTS = {
  '/c/$merchant/orders': ['view=held', 'do=export'],
  '/c/$merchant/orders/$order': ['do=hold'],
  '/c/$merchant/products': ['do=new'],
  '/c/$merchant/billing': ['tab=invoices', 'tab=rates'],
  '/w/$warehouse/stock': ['tab=movements', 'tab=check'],
  '/w/$warehouse/locations': ['tab=map'],
  '/w/$warehouse/merchants/$merchant': ['tab=rates'],
  '/w/$warehouse/settings': ['tab=carriers', 'tab=mails'],
};

/** Paths with parameters, as the router knows them. */
export function paths(files = readdirSync(routes)) {
  const names = files.filter((file) => file.endsWith('.tsx') && file !== '__root.tsx').map((file) => file.slice(0, -4));
  const isFrame = (name) => names.some((other) => other.startsWith(`${name}.`));
  return names
    .filter((name) => !isFrame(name))
    .map((name) => `/${name.split('.').join('/')}`.replace(/\/index$/, '') || '/')
    .toSorted();
}

/** The addresses of one side: paths filled with `values`, which has something for every parameter. */
export function addresses(start, values, known = paths()) {
  return known
    .filter((path) => start.some((one) => path === one || path.startsWith(`${one}/`)))
    .flatMap((path) => [path, ...(VARIANTS[path] ?? []).map((search) => `${path}?${search}`)])
    .map((path) =>
      path.replace(/\$(\w+)/g, (_, name) => {
        if (!values[name]) throw new Error(`the demo world has no ${name} for ${path}`);
        return values[name];
      }),
    );
}

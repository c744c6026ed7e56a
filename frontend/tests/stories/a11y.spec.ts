// Every screen, in both languages and both themes, against the rules of WCAG 2.2 AA and good practice; and nothing may
// lie outside the width of the window. STORIES_ALL=1 takes every combination, else each side in one of them.
import { readdirSync, readFileSync } from 'node:fs';
import { apiOf } from './api';
import { onPhone } from './phone';
import { makeThings } from './things';
import { test as base, expect, type Language, merchantOf, type Page } from './world';

const axe = readFileSync(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
type Side = 'door' | 'merchant' | 'operator' | 'floor';
const EVERY: Side[] = ['door', 'merchant', 'operator', 'floor'];
const COMBINATIONS: [Language, 'light' | 'dark', Side[]][] = process.env.STORIES_ALL
  ? [
      ['ja', 'light', EVERY],
      ['ja', 'dark', EVERY],
      ['en', 'light', EVERY],
      ['en', 'dark', EVERY],
    ]
  : [
      ['ja', 'light', ['door', 'merchant']],
      ['en', 'dark', ['operator', 'floor']],
    ];

const MERCHANT = [
  '',
  '/orders',
  '/orders/new',
  '/orders/{order}',
  '/orders/{order}?do=hold',
  '/shipments',
  '/shipments/{shipment}',
  '/products',
  '/products?do=new',
  '/products/{product}',
  '/products/import',
  '/stock',
  '/stock/lots',
  '/stock/movements',
  '/inbound',
  '/inbound/new',
  '/inbound/{plan}',
  '/returns',
  '/returns/new',
  '/returns/new?order={order}',
  '/returns/{return}',
  '/billing',
  '/billing?tab=invoices',
  '/billing?tab=rates',
  '/billing/{invoice}',
  '/shops',
  '/shops?do=connect',
  '/shops/{shop}',
  '/developers',
  '/company',
];
const OPERATOR = [
  '',
  '/orders',
  '/orders/{order}',
  '/shipments',
  '/shipments/{shipment}',
  '/receiving',
  '/receiving/new',
  '/receiving/{plan}',
  '/waves',
  '/waves/new',
  '/waves/{wave}',
  '/handover',
  '/handover/{handover}',
  '/returns',
  '/returns/{return}',
  '/stock',
  '/stock?tab=movements',
  '/stock?tab=check',
  '/locations',
  '/locations?tab=map',
  '/merchants',
  '/merchants?do=new',
  '/merchants/{merchant}',
  '/merchants/{merchant}?tab=rates',
  '/billing',
  '/billing?do=draft',
  '/billing/{invoice}',
  '/parked',
  '/people',
  '/audit',
  '/settings',
  '/settings?tab=carriers',
  '/settings?tab=mails',
];
const FLOOR = ['', '/pick', '/pick/{walk}', '/receive', '/receive/{plan}', '/put', '/move', '/count', '/look', '/lead'];
const DOORS = ['/login', '/forgot', '/reset?token=x', '/join?token=x', '/c/nobody'];

interface Finding {
  id: string;
  help: string;
  nodes: { html: string; failureSummary: string }[];
}

const HOUSE = '/w/IBA';
// Nothing is drawn at these: they lead on to where one works.
const LEAD_ON = ['/', '/w'];

const test = base.extend<{ things: () => Promise<Record<string, string>> }, { made: { ids?: Record<string, string> } }>(
  {
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern
    made: [async ({}, use) => use({}), { scope: 'worker' }],
    things: async ({ as, demo, made }, use) => {
      await use(async () => {
        const desk = await as(demo.operator);
        made.ids ??= await makeThings(desk, await apiOf(desk), demo);
        return made.ids;
      });
    },
  },
);

test('every page of the product is looked at', () => {
  const files = readdirSync(new URL('../../src/routes', import.meta.url)).map((name) => name.replace(/\.tsx$/, ''));
  const isFrame = (name: string) => name === '__root' || files.includes(`${name}.index`);
  const pages = files
    .filter((name) => !isFrame(name))
    .map((name) => `/${name.replace(/\.?index$/, '').replaceAll('.', '/')}`);
  const looked = [
    ...DOORS,
    ...MERCHANT.map((path) => `/c/{merchant}${path}`),
    ...OPERATOR.map((path) => `/w/{warehouse}${path}`),
    ...['/pack/{station}', '/me'],
  ];
  const shape = (path: string) => path.replace(/\?.*$/, '').replaceAll(/\{\w+\}|\$\w+/g, '*');
  const known = new Set(looked.map(shape));
  expect(pages.filter((path) => !known.has(shape(path)) && !LEAD_ON.includes(path))).toEqual([]);
});

for (const [language, scheme, sides] of COMBINATIONS) {
  test.describe(`${language} ${scheme}`, () => {
    test.setTimeout(240_000);

    test('before signing in', async ({ guest }) => {
      test.skip(!sides.includes('door'));
      const page = await guest(language, scheme);
      await lookAt(page, DOORS);
    });

    test('the merchant', async ({ as, demo, things }) => {
      test.skip(!sides.includes('merchant'));
      const ids = await things();
      const page = await as(merchantOf(demo, 'tsumugi'), language, scheme);
      await lookAt(page, [...MERCHANT.map((path) => `/c/tsumugi${filled(path, ids)}`), '/me']);
    });

    test('the operator', async ({ as, demo, things }) => {
      test.skip(!sides.includes('operator'));
      const ids = await things();
      const page = await as(demo.operator, language, scheme);
      await lookAt(page, [...OPERATOR.map((path) => HOUSE + filled(path, ids)), '/pack/IBA']);
    });

    test('the handheld', async ({ as, demo, things }) => {
      test.skip(!sides.includes('floor'));
      const ids = await things();
      const phone = await onPhone(await as(demo.operator, language, scheme), 'IBA');
      await lookAt(
        phone,
        FLOOR.map((path) => `/scan${filled(path, ids)}`),
      );
    });
  });
}

function filled(path: string, ids: Record<string, string>) {
  return path.replace(/\{(\w+)\}/g, (_, name) => {
    expect(ids[name], `a ${name} to look at`).toBeTruthy();
    return ids[name] as string;
  });
}

/** Few rows are enough to judge a list by, and quicker to judge. */
const withFew = (address: string) => `${address}${address.includes('?') ? '&' : '?'}size=5`;

/** Drawn, and nothing under way. */
async function settled(page: Page) {
  await page.locator('h1').first().waitFor({ timeout: 15_000 });
  await page.waitForFunction(() => !document.querySelector('[aria-busy=true]'));
}

async function lookAt(page: Page, addresses: string[]) {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.message}`));
  for (const address of addresses) {
    await page.goto(withFew(address));
    await settled(page);
    await page.evaluate(() => Promise.all(document.getAnimations().map((one) => one.finished.catch(() => undefined))));
    await page.evaluate(axe);
    const found = await page.evaluate(
      (values) =>
        (window as unknown as { axe: { run: (what: Document, how: object) => Promise<{ violations: Finding[] }> } }).axe
          .run(document, { runOnly: { type: 'tag', values } })
          .then(({ violations }) => violations),
      TAGS,
    );
    for (const { id, nodes } of found)
      faults.push(`${address}: ${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (wide > 0) faults.push(`${address}: ${wide} px wider than the window`);
  }
  expect(faults).toEqual([]);
}

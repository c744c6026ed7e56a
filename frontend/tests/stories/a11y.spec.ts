// Every screen, in both languages and both themes, against the rules of WCAG 2.2 AA and good practice; and nothing may
// lie outside the width of the window. STORIES_ALL=1 takes every combination, else each side in one of them.
import { readFileSync } from 'node:fs';
import { apiOf } from './api';
import { expect, type Language, merchantOf, type Page, test } from './world';

const axe = readFileSync(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
type Side = 'door' | 'merchant' | 'operator';
const EVERY: Side[] = ['door', 'merchant', 'operator'];
const COMBINATIONS: [Language, 'light' | 'dark', Side[]][] = process.env.STORIES_ALL
  ? [
      ['ja', 'light', EVERY],
      ['ja', 'dark', EVERY],
      ['en', 'light', EVERY],
      ['en', 'dark', EVERY],
    ]
  : [
      ['ja', 'light', ['door', 'merchant']],
      ['en', 'dark', ['operator']],
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
  '/returns',
  '/billing',
  '/billing?tab=invoices',
  '/billing?tab=rates',
  '/shops',
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
  '/waves',
  '/waves/new',
  '/handover',
  '/returns',
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
  '/parked',
  '/people',
  '/audit',
  '/settings',
  '/settings?tab=carriers',
  '/settings?tab=mails',
];
const DOORS = ['/login', '/forgot', '/reset?token=x', '/join?token=x', '/c/nobody'];

interface Finding {
  id: string;
  help: string;
  nodes: { html: string; failureSummary: string }[];
}
type Item = { id: string };

for (const [language, scheme, sides] of COMBINATIONS) {
  test.describe(`${language} ${scheme}`, () => {
    test.setTimeout(240_000);

    test('before signing in', async ({ guest }) => {
      test.skip(!sides.includes('door'));
      const page = await guest(language, scheme);
      await lookAt(page, DOORS);
    });

    test('the merchant', async ({ as, demo }) => {
      test.skip(!sides.includes('merchant'));
      const page = await as(merchantOf(demo, 'hanayui'), language, scheme);
      const api = await apiOf(page);
      const first = async (path: string) =>
        (await api.get<{ items: Item[] }>(`/api/v1/${path}?limit=1`)).items[0]?.id ?? '';
      const ids = {
        order: await first('orders'),
        shipment: await first('shipments'),
        product: await first('products'),
        shop: await first('shops'),
      };
      await lookAt(page, [...MERCHANT.map((path) => `/c/hanayui${filled(path, ids)}`), '/me']);
    });

    test('the operator', async ({ as, demo }) => {
      test.skip(!sides.includes('operator'));
      const page = await as(demo.operator, language, scheme);
      const api = await apiOf(page);
      const first = async (path: string) =>
        (await api.get<{ items: Item[] }>(`/api/operator/v1/${path}?limit=1`)).items[0]?.id ?? '';
      const ids = {
        order: await first('orders'),
        shipment: await first('shipments'),
        merchant: await first('merchants'),
      };
      await lookAt(page, [...OPERATOR.map((path) => `/w/FUN${filled(path, ids)}`), '/pack/FUN']);
    });
  });
}

const filled = (path: string, ids: Record<string, string>) => path.replace(/\{(\w+)\}/g, (_, name) => ids[name] ?? '');

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

// Proves that no scan is lost or doubled: drives a handheld through walks over a network that fails, 30 % of the time
// without any, with reloads and killed tabs, and then counts what the ledger has against what the screen accepted.
//   PORTAL_URL=… node scripts/scans.mjs <operator's mail> <password> <merchant's mail> <password> [scans]

import { faultyNetwork } from './faulty.mjs';
import { base, caller, enter, HANDHELD, launch, scan } from './floor.mjs';
import { walksOf } from './walks.mjs';

const V1 = '/api/operator/v1';
const [mail, password, merchantMail, merchantPassword, wanted = '1000'] = process.argv.slice(2);
const operator = await caller(mail, password);
const merchant = await caller(merchantMail, merchantPassword);
const { shipments, walks } = await walksOf(operator, merchant, Number(wanted));
const network = await faultyNetwork(base);
const browser = await launch();
const context = await browser.newContext(HANDHELD);
let page = await context.newPage();
await enter(page, mail, password, network.address);
await page.waitForFunction(() => navigator.serviceWorker.controller !== null);

const tally = { scans: 0, items: 0, wrong: 0, offline: 0, reloads: 0, reloadsOffline: 0, killed: 0, unexpected: 0 };
const accepted = new Map();
let offline = false;

async function net(down) {
  offline = down;
  network.cut(down);
  await context.setOffline(down);
}

const screen = () =>
  page.evaluate(() => {
    const main = document.querySelector('main');
    return {
      step: main?.dataset.step ?? '',
      n: Number(main?.dataset.n ?? 0),
      signal: main?.dataset.signal ?? '',
      place: [...document.querySelectorAll('.loc p span')].map((part) => part.textContent).join('-'),
      sku: document.querySelector('.what span')?.textContent ?? '',
      tote: document.querySelector('.mark')?.textContent ?? '',
    };
  });

/** Scan and wait for the answer of the screen, never for the network. */
async function scanned(code, before) {
  await scan(page, code);
  const answered = (n) => Number(document.querySelector('main')?.dataset.n ?? 0) !== n;
  await page.waitForFunction(answered, before.n, { timeout: 15_000 }).catch(async (error) => {
    await page.screenshot({ path: 'shots/scans-stuck.png' });
    throw new Error(`no answer to ${code} at ${JSON.stringify(before)} on ${page.url()}`, { cause: error });
  });
  tally.scans += 1;
  tally.offline += offline ? 1 : 0;
  return screen();
}

async function mishap() {
  const luck = Math.random();
  if (luck < 0.015) {
    tally.reloads += 1;
    tally.reloadsOffline += offline ? 1 : 0;
    await page.reload();
  } else if (luck < 0.03) {
    tally.killed += 1;
    const tools = await context.newCDPSession(page);
    const gone = page.waitForEvent('crash');
    tools.send('Page.crash').catch(() => undefined);
    await gone;
    const address = page.url();
    await page.close();
    page = await context.newPage();
    await page.goto(address);
  } else return;
  await page
    .locator('main[data-step=shelf], main[data-step=item], main[data-step=tote], main[data-step=done]')
    .waitFor();
}

async function walkOne(walk) {
  const barcodeOf = new Map(walk.stops.map((stop) => [stop.location_code, stop.location_barcode]));
  const unitOf = new Map(walk.stops.map((stop) => [stop.sku, stop.barcodes.find((one) => one.quantity === 1)?.code]));
  if (offline) await net(false);
  await page.goto(`${network.address}/scan/pick/${walk.pick_list.id}`);
  await page.locator('main[data-step=shelf], main[data-step=item]').waitFor();
  for (;;) {
    // Stretches without a network, 30 % of the scans in all.
    if (!offline && Math.random() < 0.04) await net(true);
    else if (offline && Math.random() < 0.06) await net(false);
    await mishap();
    const now = await screen();
    if (now.step === 'done') return;
    if (Math.random() < 0.03) {
      const after = await scanned('4999999999999', now);
      tally.wrong += 1;
      if (!after.signal.startsWith('wrong_') || after.step !== now.step) tally.unexpected += 1;
      continue;
    }
    const code = { shelf: barcodeOf.get(now.place), item: unitOf.get(now.sku), tote: now.tote }[now.step];
    const after = await scanned(code, now);
    if (now.step !== 'item') continue;
    if (!['item_ok', 'stop_ok'].includes(after.signal)) {
      tally.unexpected += 1;
      continue;
    }
    tally.items += 1;
    const key = `${walk.pick_list.id} ${now.place} ${now.sku}`;
    accepted.set(key, (accepted.get(key) ?? 0) + 1);
  }
}

const began = Date.now();
for (const walk of walks) await walkOne(walk);
await net(false);
const left = Date.now();
await page.goto(`${network.address}/scan`);
await page.locator('[data-waiting="0"]').waitFor({ timeout: 180_000 });
await page.waitForTimeout(1500);
await page.locator('[data-waiting="0"]').waitFor({ timeout: 60_000 });
const settled = Date.now();
const refused = await page.evaluate(
  () =>
    new Promise((done) => {
      const opening = indexedDB.open('floor');
      opening.onsuccess = () => {
        const asked = opening.result.transaction('lead').objectStore('lead').getAll();
        asked.onsuccess = () => done(asked.result.map((row) => `${row.code} ${JSON.stringify(row.deed.said)}`));
      };
    }),
);

// What the server has: by stop, and every movement of the ledger that a scan made.
const books = new Map();
for (const walk of walks)
  for (const stop of (await operator('GET', `${V1}/pick-lists/${walk.pick_list.id}`)).stops) {
    const key = `${walk.pick_list.id} ${stop.location_code} ${stop.sku}`;
    books.set(key, (books.get(key) ?? 0) + stop.picked);
  }
let moved = 0;
let units = 0;
for (const id of shipments) {
  const { items } = await operator('GET', `${V1}/stock/movements?limit=200&document_id=${id}`);
  moved += items.length;
  units += items.reduce((sum, one) => sum + one.quantity, 0);
}
const keys = [...new Set([...accepted.keys(), ...books.keys()])];
const sum = (pick) =>
  keys.reduce((total, key) => total + Math.max(0, pick(accepted.get(key) ?? 0, books.get(key) ?? 0)), 0);
const lost = sum((screen, server) => screen - server);
const doubled = sum((screen, server) => server - screen) + Math.max(0, moved - tally.items);
const { keys: sent, ...seen } = network.seen;
const firsts = [...new Set(sent)];
const report = {
  ...tally,
  offlineShare: Math.round((tally.offline / tally.scans) * 100) / 100,
  network: seen,
  keys: firsts.length,
  movements: moved,
  movedUnits: units,
  refused: refused.length,
  lost,
  doubled,
  seconds: Math.round((left - began) / 1000),
  drainedAfterMs: settled - left - 1500,
};
console.log(JSON.stringify(report, null, 1));
for (const line of refused.slice(0, 10)) console.log(line);
await browser.close();
network.close();
if (lost || doubled || refused.length || tally.unexpected || tally.items < Number(wanted)) process.exit(1);

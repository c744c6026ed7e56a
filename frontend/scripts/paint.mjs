// Measures from the key that ends a scan to the frame that shows its answer, on a processor slowed down to that of a
// handheld, with the network cut so that it cannot be on the path.
//   PORTAL_URL=… node scripts/paint.mjs <operator's mail> <password> <merchant's mail> <password> [slowdown] [scans]
import { caller, enter, HANDHELD, launch, scan } from './floor.mjs';
import { walksOf } from './walks.mjs';

const LIMIT = 100;
const [mail, password, merchantMail, merchantPassword, slowdown = '4', wanted = '200'] = process.argv.slice(2);
const operator = await caller(mail, password);
const merchant = await caller(merchantMail, merchantPassword);
const { walks } = await walksOf(operator, merchant, Math.ceil(Number(wanted) / 2), { lines: 4, each: 2 });
const browser = await launch();
const context = await browser.newContext(HANDHELD);
const page = await context.newPage();
await enter(page, mail, password);
const tools = await context.newCDPSession(page);
const took = [];

async function walkOne(walk) {
  const barcodeOf = new Map(walk.stops.map((stop) => [stop.location_code, stop.location_barcode]));
  const unitOf = new Map(walk.stops.map((stop) => [stop.sku, stop.barcodes.find((one) => one.quantity === 1)?.code]));
  await context.setOffline(false);
  await page.goto(page.url().replace(/\/scan.*/, `/scan/pick/${walk.pick_list.id}`));
  await page.locator('main[data-step=shelf], main[data-step=item]').waitFor();
  await page.waitForTimeout(1500);
  await context.setOffline(true);
  await tools.send('Emulation.setCPUThrottlingRate', { rate: Number(slowdown) });
  for (let n = 0; ; n++) {
    const now = await page.evaluate(() => ({
      step: document.querySelector('main')?.dataset.step,
      place: [...document.querySelectorAll('.loc p span')].map((part) => part.textContent).join('-'),
      sku: document.querySelector('.what span')?.textContent,
      tote: document.querySelector('.mark')?.textContent,
    }));
    if (now.step === 'done' || took.length + n >= Number(wanted)) break;
    const right = { shelf: barcodeOf.get(now.place), item: unitOf.get(now.sku), tote: now.tote }[now.step];
    await scan(page, n % 12 === 5 ? '4999999999999' : right);
    await page.waitForTimeout(250 + Math.random() * 250);
  }
  await tools.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  took.push(
    ...(await page.evaluate(() => performance.getEntriesByName('scan-to-paint').map((entry) => entry.duration))),
  );
}

for (const walk of walks) if (took.length < Number(wanted)) await walkOne(walk);
await context.setOffline(false);
await browser.close();
const sorted = took.toSorted((a, b) => a - b);
const at = (share) => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN);
console.log(
  JSON.stringify({
    slowdown: Number(slowdown),
    scans: sorted.length,
    p50: at(0.5),
    p95: at(0.95),
    max: at(1),
    limit: LIMIT,
  }),
);
if (!(at(0.95) <= LIMIT)) process.exit(1);

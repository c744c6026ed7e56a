// How far things jump while a page comes: every route, loaded anew without a cache and with answers that take as long
// as over a line, in a wide window and on a phone.
import { addresses } from './addresses.mjs';
import { enter, launch, settled, WIDE } from './people.mjs';
import { thingsOfMerchant, thingsOfOperator } from './things.mjs';

export const TITLE = 'Layout shift';
const MOST = 0.02;
const LINE = { offline: false, latency: 40, downloadThroughput: 2_500_000, uploadThroughput: 2_500_000 };
const WINDOWS = [
  ['1440 px', WIDE],
  ['390 px', { width: 390, height: 844 }],
];
const DOORS = ['/login', '/forgot', '/reset?token=x', '/join?token=x'];

export async function measure({ base, demo, merchant }) {
  const browser = await launch();
  const found = [];
  try {
    for (const [name, viewport] of WINDOWS) {
      const guest = await browser.newContext({ baseURL: base, viewport, timezoneId: 'Asia/Tokyo' });
      found.push(...(await walk(guest, name, DOORS)));
      const owner = await enter(browser, base, merchant('hanayui'), { viewport });
      const side = await thingsOfMerchant(owner.call, 'hanayui');
      found.push(...(await walk(owner.context, name, [...addresses(['/c', '/me'], side), '/'])));
      const operator = await enter(browser, base, demo.operator, { viewport });
      const house = await thingsOfOperator(operator.call);
      found.push(...(await walk(operator.context, name, [...addresses(['/w', '/pack'], house), '/scan'])));
      for (const one of [guest, owner.context, operator.context]) await one.close();
    }
  } finally {
    await browser.close();
  }
  const over = found.filter((one) => one.value > MOST);
  const worst = found.toSorted((a, b) => b.value - a.value).slice(0, 5);
  return [
    {
      name: `the worst of ${found.length} pages`,
      value: worst[0].value,
      digits: 3,
      most: MOST,
      note: described(worst),
    },
    { name: 'pages above the aim', value: over.length, most: 0, note: described(over) },
  ];
}

const described = (pages) => pages.map((one) => `${one.address} at ${one.window} ${one.value.toFixed(3)}`).join(' · ');

async function walk(context, window, list) {
  const page = await context.newPage();
  await page.addInitScript(watch);
  // What happens in the house meanwhile is no part of how a page comes.
  await page.route('**/live', (route) => route.abort());
  const tools = await context.newCDPSession(page);
  await tools.send('Network.enable');
  await tools.send('Network.setCacheDisabled', { cacheDisabled: true });
  await tools.send('Network.emulateNetworkConditions', LINE);
  const told = [];
  for (const address of list) {
    await page.goto(address);
    await settled(page);
    // What comes after the numbers: charts, counters, fonts.
    await page.waitForTimeout(700);
    const shifts = await page.evaluate(() => window.shifts);
    const value = shifts.reduce((sum, one) => sum + one.value, 0);
    told.push({ address: address.replace(/[0-9a-f]{8}-[-0-9a-f]{27}/g, '…'), window, value });
    if (value > MOST) console.log(`${address} at ${window}: ${value.toFixed(3)}`, JSON.stringify(shifts));
  }
  await page.close();
  return told;
}

/** Runs in the page: notes what moved, and from where to where. */
function watch() {
  window.shifts = [];
  const place = ({ x, y, width, height }) => [x, y, width, height].map(Math.round).join(' ');
  const name = (node) => {
    const element = node?.nodeType === 1 ? node : node?.parentElement;
    return element ? `${element.tagName.toLowerCase()}.${element.className} "${element.textContent.slice(0, 24)}"` : '';
  };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (entry.hadRecentInput) continue;
      const moved = entry.sources.map(
        (one) => `${name(one.node)} ${place(one.previousRect)} → ${place(one.currentRect)}`,
      );
      window.shifts.push({ value: entry.value, at: Math.round(entry.startTime), moved });
    }
  }).observe({ type: 'layout-shift', buffered: true });
}

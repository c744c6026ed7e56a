// Lists over 200,000 orders: how long until the first page stands there, and until another filter's rows do.
import { enter, launch, settled } from './people.mjs';
import { median, quantile } from './table.mjs';

export const CROWD = { merchant: 'minato', orders: 200_000 };
export const TITLE = `Lists over ${CROWD.orders.toLocaleString('en')} orders`;
const LOADS = 7;
const ROUNDS = 5;

const tab = (name) => async (page) =>
  page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name }).click();
const choice = (chip, option) => async (page) => {
  await page.getByRole('button', { name: chip, exact: true }).click();
  return page.getByRole('checkbox', { name: option, exact: true }).click();
};
const search = (text) => async (page) => {
  await page.keyboard.press('Escape');
  const field = page.getByRole('searchbox').first();
  await field.fill(text.slice(0, -1));
  await field.press('End');
  return page.keyboard.type(text.slice(-1));
};
const button = (name) => async (page) => page.getByRole('button', { name }).click();

export async function measure({ base, demo, merchant }) {
  const browser = await launch();
  try {
    const owner = await enter(browser, base, merchant(CROWD.merchant));
    const house = await enter(browser, base, demo.operator);
    const [{ code }] = await house.call('GET', '/api/operator/v1/warehouses');
    return [
      ...(await list(owner.context, 'orders of a merchant', `/c/${CROWD.merchant}/orders`, MERCHANT)),
      ...(await list(house.context, 'orders of all merchants', `/w/${code}/orders`, OPERATOR)),
    ];
  } finally {
    await browser.close();
  }
}

const FINDING = { 'by the beginning of a name': search('佐藤様1234'), 'by mail': search('buyer4321@example.jp') };
const MERCHANT = {
  'a view of few orders': tab(/^On hold/),
  'a view of many orders': tab(/^Fulfilled/),
  'the next page': button('Next page'),
  'a state': choice('Status', 'Cancelled'),
  'a stage of the shipment': choice('Shipment', 'Picking'),
  ...FINDING,
};
const OPERATOR = { 'a view of few orders': tab(/^On hold/), 'the next page': button('Next page'), ...FINDING };

async function list(context, name, address, changes) {
  const cold = await loads(context, address, true);
  const warm = await loads(context, address, false);
  const took = Object.fromEntries(Object.keys(changes).map((change) => [change, []]));
  const page = await context.newPage();
  for (let round = 0; round < ROUNDS; round++) {
    for (const [change, act] of Object.entries(changes)) {
      await page.goto(address);
      await settled(page);
      await page.waitForTimeout(300);
      took[change].push(await untilRows(page, act));
    }
  }
  await page.close();
  const figure = (what, values, most) => ({
    name: `${name}: ${what}`,
    value: median(values),
    unit: 'ms',
    most,
    note: `longest of ${values.length}: ${Math.round(quantile(values, 1))} ms`,
  });
  return [
    figure('first page, nothing kept', cold, 1000),
    figure('first page, files kept', warm, 1000),
    ...Object.entries(took).map(([change, values]) => figure(change, values, 300)),
  ];
}

/** From the call of the address to the frame that shows rows. */
async function loads(context, address, empty) {
  const took = [];
  for (let n = 0; n < LOADS; n++) {
    const page = await context.newPage();
    const tools = await context.newCDPSession(page);
    await tools.send('Network.setCacheDisabled', { cacheDisabled: empty });
    await page.addInitScript(() => {
      const look = () => {
        if (!document.querySelector('tbody tr:not([aria-hidden]) td')) requestAnimationFrame(look);
        else
          requestAnimationFrame(() => {
            window.rowsAt = performance.now();
          });
      };
      requestAnimationFrame(look);
    });
    await page.goto(address);
    took.push(await (await page.waitForFunction(() => window.rowsAt)).jsonValue());
    await page.close();
  }
  return took;
}

/** From the last click or key to the frame that shows what was asked for. */
async function untilRows(page, act) {
  await page.evaluate(() => {
    let from = 0;
    const begin = (event) => {
      from = event.timeStamp;
    };
    for (const kind of ['pointerdown', 'keydown']) window.addEventListener(kind, begin, true);
    window.changed = new Promise((done) => {
      // What a pointer that rests on a link has asked for may be here already: then rows change and nothing is busy.
      let begun = false;
      new MutationObserver((changes) => {
        const busy = document.querySelector('section[aria-busy]')?.getAttribute('aria-busy') === 'true';
        const rows = changes.some(({ target }) => (target.closest ? target : target.parentElement)?.closest('tbody'));
        begun ||= from > 0 && (busy || rows);
        if (begun && !busy) requestAnimationFrame(() => setTimeout(() => done(performance.now() - from)));
      }).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ['aria-busy'] });
    });
  });
  await act(page);
  return page.evaluate(() => window.changed);
}

// How long a page takes to answer a hand, on lists with 200 rows: from the key or click to the next frame, as the
// browser itself times events (in steps of 8 ms; what is faster than 16 ms is not told and counts as 16).
import { enter, launch, settled } from './people.mjs';
import { quantile } from './table.mjs';

export const CROWD = { merchant: 'minato', orders: 200_000 };
export const TITLE = 'Interactions with 200 rows';
const MOST = 100;
const ROUNDS = 3;

export async function measure({ base, demo, merchant }) {
  const browser = await launch();
  const took = {};
  try {
    const owner = await enter(browser, base, merchant(CROWD.merchant));
    const house = await enter(browser, base, demo.operator);
    const [{ code }] = await house.call('GET', '/api/operator/v1/warehouses');
    for (let round = 0; round < ROUNDS; round++) {
      await handle(owner.context, `/c/${CROWD.merchant}/orders?size=200`, took, [...EVERY, ...TICKING, ...FORM]);
      await handle(house.context, `/w/${code}/orders?size=200`, took, EVERY);
    }
  } finally {
    await browser.close();
  }
  const all = Object.values(took).flat();
  const figure = (name, values) => ({
    name,
    value: quantile(values, 0.75),
    unit: 'ms',
    most: MOST,
    note: `${values.length} interactions, longest ${quantile(values, 1)} ms`,
  });
  return [figure('all, p75', all), ...Object.entries(took).map(([name, values]) => figure(`${name}, p75`, values))];
}

const click = (locate) => async (page) => locate(page).click();
const key = (name) => (page) => page.keyboard.press(name);
const boxes = (page) => page.locator('tbody input[type=checkbox]');
const times = (count, name, act) => Array.from({ length: count }, () => [name, act]);

// Without a name it is done between the others and not counted.
const EVERY = [
  ['focus on the search field', key('/')],
  ...[...'sato 12'].map((letter) => ['typing in the search field', key(letter === ' ' ? 'Space' : letter)]),
  ...times(7, 'typing in the search field', key('Backspace')),
  [undefined, (page) => page.evaluate(() => document.activeElement.blur())],
  ...times(8, 'j and k', key('j')),
  ...times(4, 'j and k', key('k')),
  ['opening the columns', click((page) => page.getByRole('button', { name: 'Columns', exact: true }))],
  ['hiding and showing a column', click((page) => page.getByRole('checkbox', { name: 'Total', exact: true }))],
  ['hiding and showing a column', click((page) => page.getByRole('checkbox', { name: 'Total', exact: true }))],
  ['closing the columns', key('Escape')],
  ['opening a filter', click((page) => page.getByRole('button', { name: 'Hold', exact: true }))],
  ['closing a filter', key('Escape')],
  ['opening the account', click((page) => page.getByRole('button', { name: /^Account of/ }))],
  ['closing the account', key('Escape')],
  ['opening the palette', key('Control+k')],
  ['closing the palette', key('Escape')],
];
const TICKING = [
  ...Array.from({ length: 6 }, (_, n) => ['ticking a row', click((page) => boxes(page).nth(n * 2))]),
  ['ticking the page', click((page) => page.locator('thead input[type=checkbox]'))],
  ['clearing the ticks', key('Escape')],
];
const FORM = [
  ['opening a form', click((page) => page.getByRole('button', { name: 'Export', exact: true }).first())],
  ['closing a form', key('Escape')],
];

async function handle(context, address, took, steps) {
  const page = await context.newPage();
  await page.addInitScript(watch);
  await page.goto(address);
  await settled(page);
  // The palette is loaded when the page has been there for a while.
  await page.waitForTimeout(2500);
  for (const [name, act] of steps) {
    await page.evaluate(() => window.told());
    await act(page);
    await page.waitForTimeout(350);
    const durations = await page.evaluate(() => window.told());
    if (name) took[name] = [...(took[name] ?? []), Math.max(16, ...durations)];
  }
  await page.close();
}

/** Runs in the page: the longest event of every interaction since the last call. */
function watch() {
  let longest = new Map();
  const note = (entries) => {
    for (const { interactionId, duration } of entries)
      if (interactionId) longest.set(interactionId, Math.max(duration, longest.get(interactionId) ?? 0));
  };
  const observer = new PerformanceObserver((list) => note(list.getEntries()));
  observer.observe({ type: 'event', durationThreshold: 16, buffered: true });
  window.told = () => {
    note(observer.takeRecords());
    const durations = [...longest.values()];
    longest = new Map();
    return durations;
  };
}

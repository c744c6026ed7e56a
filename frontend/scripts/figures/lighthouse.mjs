// What Lighthouse says of seven pages on a desktop: the median of five runs each.
import lighthouse from 'lighthouse';
import desktop from 'lighthouse/core/config/desktop-config.js';
import { launchWithPort, signIn } from './people.mjs';
import { median } from './table.mjs';

export const TITLE = 'Lighthouse, desktop, median of 5';
const RUNS = Number(process.env.FIGURES_RUNS ?? 5);
const PORT = Number(process.env.FIGURES_DEBUG_PORT ?? 8493);
const AIMS = { accessibility: 100, 'best-practices': 100, performance: 90 };

export async function measure({ base, demo, merchant }) {
  const doors = await opened(base, undefined, async () => ({ 'sign-in': '/login' }));
  const merchants = await opened(base, merchant('hanayui'), async (get) => {
    const [order] = (await get('/api/v1/orders?limit=1')).items;
    return { 'orders list': '/c/hanayui/orders', 'one order': `/c/hanayui/orders/${order.id}`, home: '/c/hanayui' };
  });
  const operators = await opened(base, demo.operator, async (get) => {
    const [{ code }] = await get('/api/operator/v1/warehouses');
    return { 'operator today': `/w/${code}`, 'packing bench': `/pack/${code}`, handheld: '/scan' };
  });
  return [...doors, ...merchants, ...operators];
}

async function opened(base, who, choose) {
  const context = await launchWithPort(PORT);
  try {
    if (who) await signIn(context, base, who, 'ja');
    const get = async (path) => (await context.request.get(base + path)).json();
    const figures = [];
    for (const [name, path] of Object.entries(await choose(get))) figures.push(...(await judged(name, base + path)));
    return figures;
  } finally {
    await context.close();
  }
}

async function judged(name, url) {
  const results = [];
  const flags = { port: PORT, logLevel: 'error', onlyCategories: Object.keys(AIMS) };
  for (let n = 0; n < RUNS; n++) {
    const { lhr } = await lighthouse(url, flags, desktop);
    if (lhr.runtimeError) throw new Error(`${name}: ${lhr.runtimeError.message}`);
    if (new URL(lhr.finalDisplayedUrl).pathname.startsWith('/login') && name !== 'sign-in')
      throw new Error(`${name}: nobody is signed in`);
    results.push(lhr);
  }
  const shown = (audit) => `${audit} ${Math.round(median(results.map((lhr) => lhr.audits[audit].numericValue)))} ms`;
  const speed = ['largest-contentful-paint', 'total-blocking-time'].map(shown).join(', ');
  return Object.entries(AIMS).map(([category, least]) => ({
    name: `${name}: ${category}`,
    value: median(results.map((lhr) => Math.round(lhr.categories[category].score * 100))),
    least,
    note: category === 'performance' ? speed : failures(results[0], category),
  }));
}

/** What cost points, by name. */
const failures = (lhr, category) =>
  lhr.categories[category].auditRefs
    .filter(({ id, weight }) => weight > 0 && lhr.audits[id].score !== null && lhr.audits[id].score < 1)
    .map(({ id }) => `${id}: ${(lhr.audits[id].details?.items ?? []).map(about).join('; ').slice(0, 300)}`)
    .join(' · ');

const about = (item) => item.node?.snippet ?? item.description ?? item.url ?? '';

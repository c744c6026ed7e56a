// Signed-in people for the figures: one sign-in each, however many pages they open.
import { randomUUID } from 'node:crypto';
import { chromium } from '@playwright/test';

/** Answers that were none: a figure taken beside them would say nothing. */
export const faults = [];

export const WIDE = { width: 1440, height: 900 };
const CHROMIUM = {
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
};

export const launch = () => chromium.launch(CHROMIUM);

/** A browser whose tabs other tools may open too, over a port; what a person is signed in to stands in all of them. */
export const launchWithPort = (port) =>
  chromium.launchPersistentContext('', {
    ...CHROMIUM,
    args: [...CHROMIUM.args, `--remote-debugging-port=${port}`],
    timezoneId: 'Asia/Tokyo',
  });

export async function signIn(context, base, { email, password }, language = 'en') {
  await context.addCookies([{ name: 'locale', value: language, url: base }]);
  const answer = await context.request.post(`${base}/api/session`, { data: { email, password } });
  if (!answer.ok()) throw new Error(`${email} could not sign in: ${answer.status()} ${await answer.text()}`);
  return (await answer.json()).csrf_token;
}

/** A context that is signed in, and the API in its session. */
export async function enter(browser, base, who, { viewport = WIDE, language = 'en' } = {}) {
  const context = await browser.newContext({ baseURL: base, viewport, timezoneId: 'Asia/Tokyo' });
  const token = await signIn(context, base, who, language);
  context.on('response', (answer) => {
    if (answer.status() >= 500) faults.push(`${answer.status()} ${answer.request().method()} ${answer.url()}`);
  });
  const call = async (method, path, data) => {
    const headers = { 'x-csrf-token': token, 'idempotency-key': randomUUID() };
    const answer = await context.request.fetch(base + path, { method, headers, data });
    if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`);
    return answer.json();
  };
  return { context, call };
}

/** The page shows what it was asked for: nothing is on its way. */
export async function settled(page) {
  await page.locator('h1, main').first().waitFor({ timeout: 20_000 });
  await page.waitForFunction(
    () => !document.querySelector('.boot, [aria-busy=true], .mantine-Skeleton-root[data-visible], tr[aria-hidden]'),
    undefined,
    { timeout: 20_000 },
  );
}

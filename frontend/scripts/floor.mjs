// What the handheld's scripts share: a browser like a handheld, signing in, the API beside it, and scanning.
import { randomUUID } from 'node:crypto';
import { chromium } from '@playwright/test';

export const base = process.env.PORTAL_URL ?? `http://127.0.0.1:${process.env.PORTAL_PORT ?? 8000}`;

export const launch = () =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--autoplay-policy=no-user-gesture-required'],
  });

export const HANDHELD = {
  viewport: { width: 360, height: 640 },
  deviceScaleFactor: 2,
  hasTouch: true,
  timezoneId: 'Asia/Tokyo',
};

/** A signed-in caller of the API: answers are bodies, refusals are thrown with what was said. */
export async function caller(email, password, at = base) {
  const cookies = [];
  let token = '';
  const call = async (method, path, body) => {
    const answer = await fetch(at + path, {
      method,
      headers: {
        'content-type': 'application/json',
        cookie: cookies.join('; '),
        ...(method !== 'GET' && { 'x-csrf-token': token, 'idempotency-key': randomUUID() }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    for (const set of answer.headers.getSetCookie()) cookies.push(set.split(';')[0]);
    const said = await answer.json();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(said)}`);
    return said;
  };
  token = (await call('POST', '/api/session', { email, password })).csrf_token;
  return call;
}

/** Scan as a wedge does: keys in quick succession, then Enter. */
export async function scan(page, code) {
  await page.keyboard.type(code);
  await page.keyboard.press('Enter');
}

/** Sign in on the handheld and choose the first warehouse. */
export async function enter(page, email, password, at = base) {
  await page.goto(`${at}/scan`);
  await page.locator('input[name=email]').fill(email);
  await page.locator('input[name=password]').fill(password);
  await page.locator('button[type=submit]').click();
  const tiles = page.locator('.tiles');
  const houses = page.locator('.rows button').first();
  await tiles.or(houses).first().waitFor();
  if (await houses.isVisible()) await houses.click();
  await tiles.waitFor();
}

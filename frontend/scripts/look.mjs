// Pictures of pages for people who change them: node scripts/look.mjs <name> <mail> <password> <locale> <width> <scheme> <address>...
import { mkdirSync } from 'node:fs';
import { chromium } from '@playwright/test';

const [name, email, password, language, width, scheme, ...addresses] = process.argv.slice(2);
const base = `http://127.0.0.1:${process.env.PORTAL_PORT ?? 8000}`;
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic'],
});
const context = await browser.newContext({
  viewport: { width: Number(width), height: Number(width) < 500 ? 844 : 900 },
  colorScheme: scheme,
  timezoneId: 'Asia/Tokyo',
});
await context.addCookies([{ name: 'locale', value: language, url: base }]);
const page = await context.newPage();
page.on('console', (line) => line.type() === 'error' && console.log('console:', line.text()));
page.on('pageerror', (error) => console.log('error:', error.message));
await page.goto(`${base}/login`);
if (email !== '-') {
  await page.locator('input[type=email]').fill(email);
  await page.locator('input[autocomplete=current-password]').fill(password);
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.pathname !== '/login');
}
mkdirSync('shots', { recursive: true });
for (const [n, address] of addresses.entries()) {
  await page.goto(base + address);
  await page.waitForLoadState('networkidle').catch(() => undefined);
  await page.waitForTimeout(700);
  const path = `shots/${name}-${n}-${language}-${width}-${scheme}.png`;
  await page.screenshot({ path });
  console.log(path, page.url());
}
await browser.close();

// What every story begins with: the people of the demo world, a signed-in page in a language, and pictures.
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { type BrowserContext, test as base, type Locator, type Page } from '@playwright/test';

interface Login {
  email: string;
  password: string;
}
interface Merchant extends Login {
  code: string;
  api_key: string;
  shops: { platform: string; hook_url: string; secret: string }[];
}
export interface Demo {
  operator: Login;
  merchants: Merchant[];
}

const root = new URL('../../..', import.meta.url).pathname;

/** Where the product listens; the demo shop is on the next port. */
export const PORT = Number(process.env.STORIES_PORT ?? 8190);

/** The product's own command, as whoever runs it types it; answers what it prints. */
export function portal(...words: string[]): string {
  const python = process.env.PORTAL_PYTHON ?? `${root}.venv/bin/python`;
  return execFileSync(python, ['-m', 'portal.cli', ...words], {
    cwd: root,
    encoding: 'utf8',
    env: {
      ...process.env,
      PYTHONPATH: `${root}src`,
      PORTAL_DATA_DIR: `${root}.data/stories`,
      PORTAL_PORT: String(PORT),
    },
  });
}

export type Language = 'ja' | 'en';
type Scheme = 'light' | 'dark';

/** The whole suite speaks one language after the other. */
export const LANGUAGES: readonly Language[] = ['ja', 'en'];

type Session = Awaited<ReturnType<BrowserContext['storageState']>>;

interface Tools {
  demo: Demo;
  /** A page of somebody who is signed in: once for all stories, so none of them may sign out. */
  as: (who: Login, language?: Language, scheme?: Scheme) => Promise<Page>;
  /** The same, for a guest. */
  guest: (language?: Language, scheme?: Scheme, session?: Session) => Promise<Page>;
  shot: (page: Page, name: string) => Promise<void>;
}

export const test = base.extend<Tools, { told: Demo; sessions: Map<string, Session> }>({
  told: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern
    async ({}, use) => use(JSON.parse(portal('demo', 'credentials', '--json'))),
    { scope: 'worker' },
  ],
  sessions: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern
    async ({}, use) => use(new Map()),
    { scope: 'worker' },
  ],
  demo: ({ told }, use) => use(told),
  guest: async ({ browser, baseURL }, use) => {
    const opened: BrowserContext[] = [];
    const open = async (language: Language = 'en', colorScheme: Scheme = 'light', storageState?: Session) => {
      const viewport = { width: 1440, height: 900 };
      const shared = storageState && { storageState };
      const context = await browser.newContext({ baseURL, timezoneId: 'Asia/Tokyo', viewport, colorScheme, ...shared });
      opened.push(context);
      await context.addCookies([{ name: 'locale', value: language, url: baseURL as string }]);
      return context.newPage();
    };
    await use(open);
    // What is left open goes on asking for news.
    for (const context of opened) await context.close();
  },
  as: async ({ guest, sessions }, use) => {
    await use(async (who, language, scheme) => {
      const known = sessions.get(who.email);
      const page = await guest(language, scheme, known);
      if (known) return page;
      await page.goto('/login');
      await signIn(page, who);
      await page.waitForURL((url) => url.pathname !== '/login');
      const { cookies } = await page.context().storageState();
      sessions.set(who.email, { cookies, origins: [] });
      return page;
    });
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern
  shot: async ({}, use, info) => {
    await use(async (page, name) => {
      mkdirSync(`${root}frontend/shots`, { recursive: true });
      const title = info.titlePath.slice(1).join(' ').replace(/\W+/g, '-').toLowerCase();
      await page.screenshot({ path: `${root}frontend/shots/${title}-${name}.png` });
    });
  },
});
export { expect } from '@playwright/test';

export async function signIn(page: Page, who: Login) {
  await page.locator('input[type=email]').fill(who.email);
  await page.locator('input[autocomplete=current-password]').fill(who.password);
  await page.keyboard.press('Enter');
}

/** As a hand scanner types: all keys at once, and Enter at the end. A busy machine would type them one by one so slowly
 * that they are no scan any more, so the page is told of all of them together. */
export async function scan(page: Page, code: string) {
  await page.evaluate(
    (keys) => {
      for (const key of keys)
        (document.activeElement ?? document.body).dispatchEvent(
          new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
        );
    },
    [...code, 'Enter'],
  );
}

export const merchantOf = (demo: Demo, code: string) => demo.merchants.find((one) => one.code === code) as Merchant;

/** What a screen calls something, by language. */
export const said = <T>(language: Language, en: T, ja: T): T => (language === 'ja' ? ja : en);

export type { Locator, Page };

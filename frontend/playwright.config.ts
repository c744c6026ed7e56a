// Stories of people at work, in a real browser, against the product as `portal run` starts it: its own database, worker,
// relay and demo shop, in a folder of its own that begins empty.
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

const port = Number(process.env.STORIES_PORT ?? 8190);
const root = new URL('..', import.meta.url).pathname;
const data = `${root}.data/stories`;
const python = process.env.PORTAL_PYTHON ?? `${root}.venv/bin/python`;

function chromium() {
  const names = [process.env.CHROMIUM, 'chromium', 'chromium-browser', 'google-chrome'].filter(
    (name) => name !== undefined,
  );
  for (const name of [...names, '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome']) {
    try {
      return execFileSync('/bin/sh', ['-c', 'command -v "$0"', name], { encoding: 'utf8' }).trim();
    } catch {
      // The next one, then.
    }
  }
  return undefined;
}

// Read once by the runner, before its workers: only it may begin the folder anew.
if (!process.env.TEST_WORKER_INDEX) rmSync(data, { recursive: true, force: true });

export default defineConfig({
  testDir: 'tests/stories',
  outputDir: 'test-results',
  fullyParallel: false,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    timezoneId: 'Asia/Tokyo',
    viewport: { width: 1440, height: 900 },
    trace: 'retain-on-failure',
    actionTimeout: 15_000,
    launchOptions: {
      executablePath: chromium(),
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
    },
  },
  webServer: {
    command: `exec ${python} -m portal.cli run`,
    cwd: root,
    url: `http://127.0.0.1:${port}/health/ready`,
    env: {
      PYTHONPATH: `${root}src`,
      PORTAL_PORT: String(port),
      PORTAL_SHOP_PORT: String(port + 1),
      PORTAL_DATA_DIR: data,
      PORTAL_API_WORKERS: '1',
    },
    timeout: 120_000,
    gracefulShutdown: { signal: 'SIGINT', timeout: 30_000 },
    reuseExistingServer: false,
  },
});

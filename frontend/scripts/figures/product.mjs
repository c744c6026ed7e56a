// The product under measurement: started as `portal run` starts it, in a folder of its own that begins empty, with one
// order walked through every station so that there is something on every screen.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const python = process.env.PORTAL_PYTHON ?? `${root}.venv/bin/python`;
const port = Number(process.env.FIGURES_PORT ?? 8490);
const data = `${root}.data/figures`;
const env = {
  ...process.env,
  PYTHONPATH: `${root}src:${root}`,
  PORTAL_PORT: String(port),
  PORTAL_SHOP_PORT: String(port + 1),
  PORTAL_DATA_DIR: data,
  PORTAL_API_WORKERS: '1',
};
const say = (...words) =>
  execFileSync(python, ['-m', ...words], { cwd: root, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });

export const base = `http://127.0.0.1:${port}`;

/** One that runs already, or a new one; `stop` ends only what was started here. */
export async function start(running) {
  if (!existsSync(`${root}frontend/dist/index.html`)) throw new Error('the web is not built: npm run build');
  const child = running ? undefined : begin();
  await ready(child);
  if (!running) say('portal.cli', 'demo', 'story');
  const demo = JSON.parse(say('portal.cli', 'demo', 'credentials', '--json'));
  let crowded = false;
  return {
    base,
    demo,
    pid: child?.pid ?? Number(JSON.parse(readFileSync(`${data}/holder.json`, 'utf8')).pid),
    merchant: (code) => demo.merchants.find((one) => one.code === code),
    /** This many more orders of a merchant, once. */
    crowd: ({ merchant, orders }) => {
      if (!crowded) say('bench.crowd', merchant, String(orders));
      crowded = true;
    },
    stop: () => (child ? ended(child) : undefined),
  };
}

function begin() {
  rmSync(data, { recursive: true, force: true });
  return spawn(python, ['-m', 'portal.cli', 'run'], { cwd: root, env, stdio: ['ignore', 'ignore', 'inherit'] });
}

async function ready(child) {
  for (let tries = 0; tries < 240; tries++) {
    if (child && child.exitCode !== null) throw new Error(`the product ended with ${child.exitCode}`);
    const answer = await fetch(`${base}/health/ready`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((go) => setTimeout(go, 500));
  }
  throw new Error(`nothing answers at ${base}`);
}

const ended = (child) =>
  new Promise((done) => {
    child.once('exit', done);
    child.kill('SIGINT');
  });

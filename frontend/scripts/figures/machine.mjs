// How busy others kept the machine while something was measured: a figure in time says little without that.
import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';

const TICKS = 100;

function total() {
  const [user, nice, system, , , irq, soft] = readFileSync('/proc/stat', 'utf8')
    .split('\n', 1)[0]
    .trim()
    .split(/\s+/)
    .slice(1)
    .map(Number);
  return user + nice + system + irq + soft;
}

/** Every process that is there: its parent, and what it and its children that ended have used. */
function processes() {
  const found = new Map();
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const rest = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      const used = rest.slice(11, 15).reduce((sum, one) => sum + Number(one), 0);
      found.set(Number(pid), { parent: Number(rest[1]), used });
    } catch {
      // It ended meanwhile.
    }
  }
  return found;
}

function ours(roots) {
  const all = processes();
  const belongs = (pid) => roots.includes(pid) || (all.has(pid) && belongs(all.get(pid).parent));
  let used = 0;
  for (const [pid, one] of all) if (belongs(pid)) used += one.used;
  return used;
}

/** Begins to watch; the answer says in words what there was until it is called. */
export function othersDuring(product) {
  const roots = [process.pid, product].filter(Boolean);
  const read = () => ({ at: Date.now(), total: total(), ours: ours(roots) });
  try {
    const before = read();
    return () => {
      const after = read();
      const seconds = (after.at - before.at) / 1000;
      const cores = (ticks) => (Math.max(0, ticks) / TICKS / seconds).toFixed(2);
      const mine = after.ours - before.ours;
      return (
        `${Math.round(seconds)} s on ${availableParallelism()} cores; busy with this ${cores(mine)}, with other work ` +
        `${cores(after.total - before.total - mine)}; load ${loadavg()[0].toFixed(1)}`
      );
    };
  } catch {
    // Only Linux says so.
    return () => `load ${loadavg()[0].toFixed(1)} on ${availableParallelism()} cores`;
  }
}

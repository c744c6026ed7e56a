// Sends what was done, in the order of each task, until the server has answered. One tab of a device sends; no answer
// means again later, under the same key; a refusal goes to the lead and never stops the work.
import { send } from '@/api/client';
import { Problem } from '@/api/problem';
import { countWaiting, hand, refusals, type Sent, settle, tried, waiting, waitingOf } from './db';
import { askWho } from './person';
import { publish, standing } from './standing';

const FIRST = 500;
const LONGEST = 30_000;
const BATCH = 20;
/** A deed that breaks the server this often is no trouble of the network. */
const HOPELESS = 8;
/** The server remembers keys for two days; what may have arrived longer ago is for a person to judge. */
const KEY_LIFE = 47 * 3600_000;

let pause = FIRST;
let timer: ReturnType<typeof setTimeout> | undefined;
let running = false;
let again = false;
let entitled = false;

/** Answers that ask for patience, not for a person. */
export const passes = (problem: Problem) =>
  problem.status === 0 ||
  problem.status >= 500 ||
  problem.status === 408 ||
  problem.status === 429 ||
  problem.code === 'idempotency_key_in_flight';

type Outcome = 'settled' | 'refused' | 'later' | 'signed_out' | 'token';

/** What an answer means for a deed. */
export function outcome(problem: Problem): Outcome {
  if (problem.status === 401) return 'signed_out';
  // Another tab of this browser may have changed the token or the workspace.
  if (problem.code === 'csrf_token_missing' || problem.code === 'wrong_side') return 'token';
  return passes(problem) ? 'later' : 'refused';
}

async function post(deed: Sent): Promise<Problem | null> {
  try {
    const init = {
      params: { path: deed.at },
      headers: { 'idempotency-key': deed.id },
      ...(deed.body !== undefined && { body: deed.body }),
    };
    await send('post', deed.path as never, init as never);
    return null;
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
}

async function sendOne(deed: Sent): Promise<Outcome> {
  if (deed.tries > 0 && Date.now() - deed.made > KEY_LIFE) {
    await hand(deed, { code: 'waited_too_long', title: '', data: {} });
    await countRefused();
    return 'refused';
  }
  await tried(deed);
  const problem = await post(deed);
  // Being in a Wi-Fi is not being in touch: an answer is.
  publish({ online: problem?.status !== 0 });
  if (!problem) {
    await settle(deed.n);
    return 'settled';
  }
  const how = problem.status === 500 && deed.tries >= HOPELESS ? 'refused' : outcome(problem);
  if (how === 'refused') {
    await hand(deed, { code: problem.code, title: problem.message, data: problem.data });
    await countRefused();
  }
  return how;
}

/** Be known to the server as the person of this device; a page that began without a network has no token yet. */
async function entitle(me: string | undefined): Promise<boolean> {
  if (entitled) return true;
  const person = await askWho();
  // Somebody else may have signed in elsewhere in this browser: what is sent now would be theirs.
  if (person === 'signed_out' || person === 'stranger') publish({ ended: true });
  if (typeof person === 'string') return false;
  if (person.user_id !== me) publish({ ended: true });
  entitled = person.user_id === me;
  return entitled;
}

/** Send what there is. True when nothing of this person's is left, false when it must wait. */
async function drain(): Promise<boolean> {
  const me = standing().person?.user_id;
  if (!me) return true;
  let tokens = 0;
  for (;;) {
    const batch = await waiting(me, BATCH);
    if (!batch.length) return true;
    for (const deed of batch) {
      if (!(await entitle(me))) return false;
      const how = await sendOne(deed);
      if (how === 'signed_out') publish({ ended: true });
      if (how === 'signed_out' || how === 'token') entitled = false;
      if (how === 'later' || how === 'signed_out' || (how === 'token' && ++tokens > 1)) return false;
      if (how === 'token') break;
      tokens = 0;
      pause = FIRST;
      await count(deed.task);
    }
  }
}

/** Tell the screens what waits; `task` is one of which a deed was just answered. */
export async function count(task?: string) {
  const { mine, all } = await countWaiting(standing().person?.user_id);
  publish({ waiting: mine, others: all - mine });
  if (task && (await waitingOf(task)) === 0) answered.dispatchEvent(new CustomEvent('task', { detail: task }));
}

/** How many refusals no lead has seen to. */
export async function countRefused() {
  publish({ refused: (await refusals()).filter((row) => row.handled === null).length });
}

const answered = new EventTarget();
/** Be told when everything of a task has been answered. */
export function onAnswered(task: string, tell: () => void) {
  const heard = (event: Event) => (event as CustomEvent<string>).detail === task && tell();
  answered.addEventListener('task', heard);
  return () => answered.removeEventListener('task', heard);
}

const alone = <T>(work: () => Promise<T>): Promise<T | undefined> =>
  navigator.locks ? navigator.locks.request('floor.queue', work) : work();

/** Try now; later again by itself while something waits. */
export async function flush() {
  if (running) {
    again = true;
    return;
  }
  running = true;
  clearTimeout(timer);
  try {
    do {
      again = false;
      const clear = !standing().person || standing().ended || (await alone(drain));
      if (!clear && !standing().ended) {
        timer = setTimeout(() => void flush(), pause * (0.5 + Math.random()));
        pause = Math.min(pause * 2, LONGEST);
        again = false;
      }
    } while (again);
  } finally {
    running = false;
    await count();
  }
}

/** Somebody signed in, or the network is back: begin anew without patience. */
export function resume() {
  pause = FIRST;
  entitled = false;
  void flush();
}

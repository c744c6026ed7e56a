// What a device keeps: deeds until the server has answered them, where each task stands, what the server refused, and
// downloads to work from without a network. A step and its deeds are stored together or not at all.
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { newId } from '@/floor/ids';
import type { Deed } from '@/floor/machines/turn';

/** A deed on its way. `id` is its Idempotency-Key, so that sending it again never does it twice. */
export interface Sent extends Deed {
  n: number;
  id: string;
  task: string;
  who: string;
  made: number;
  tries: number;
}

/** A deed that the server refused, for the lead. */
export interface Refused {
  id: string;
  deed: Sent;
  code: string;
  title: string;
  data: Record<string, unknown>;
  at: number;
  handled: number | null;
}

interface Schema extends DBSchema {
  deeds: { key: number; value: Sent; indexes: { task: string; who: string } };
  tasks: { key: string; value: { task: string; state: unknown; at: number } };
  lead: { key: string; value: Refused };
  kept: { key: string; value: unknown };
}

let opened: Promise<IDBPDatabase<Schema>> | undefined;

/** Open the store; called once after the first paint so that the first scan does not wait for it. */
export function store(): Promise<IDBPDatabase<Schema>> {
  opened ??= openDB<Schema>('floor', 1, {
    upgrade(db) {
      const deeds = db.createObjectStore('deeds', { keyPath: 'n', autoIncrement: true });
      deeds.createIndex('task', 'task');
      deeds.createIndex('who', 'who');
      db.createObjectStore('tasks', { keyPath: 'task' });
      db.createObjectStore('lead', { keyPath: 'id' });
      db.createObjectStore('kept');
    },
    terminated() {
      opened = undefined;
    },
  });
  return opened;
}

/** Store a step: where the task stands now, and what is to be told. Outlives the page, not the pulled battery of a second. */
export async function keepStep(task: string, state: unknown, deeds: readonly Deed[], who: string) {
  const now = Date.now();
  const work = (await store()).transaction(['tasks', 'deeds'], 'readwrite', { durability: 'relaxed' });
  const rows = deeds.map((one) => ({ ...one, id: newId(now), task, who, made: now, tries: 0 }) as Sent);
  await Promise.all([
    work.objectStore('tasks').put({ task, state, at: now }),
    ...rows.map((row) => work.objectStore('deeds').add(row)),
    work.done,
  ]);
}

export const stepOf = async <S>(task: string) => (await (await store()).get('tasks', task))?.state as S | undefined;
/** The next deeds of a person, oldest first. */
export const waiting = async (who: string, limit: number) =>
  (await store()).getAllFromIndex('deeds', 'who', who, limit);
export async function countWaiting(who: string | undefined): Promise<{ mine: number; all: number }> {
  const db = await store();
  const all = await db.count('deeds');
  return { all, mine: who ? await db.countFromIndex('deeds', 'who', who) : 0 };
}
export const waitingOf = async (task: string) => (await store()).countFromIndex('deeds', 'task', task);
export const refusals = async () => (await store()).getAll('lead');

/** The server has it. */
export const settle = async (n: number) => (await store()).delete('deeds', n);

export async function tried(deed: Sent) {
  await (await store()).put('deeds', { ...deed, tries: deed.tries + 1 });
}

/** The server refused it: off the road, onto the lead's list, in one step. */
export async function hand(deed: Sent, why: Pick<Refused, 'code' | 'title' | 'data'>) {
  const work = (await store()).transaction(['deeds', 'lead'], 'readwrite', { durability: 'strict' });
  const row: Refused = { id: deed.id, deed, ...why, at: Date.now(), handled: null };
  await Promise.all([work.objectStore('lead').put(row), work.objectStore('deeds').delete(deed.n), work.done]);
}

/** A lead has seen to it; it stays readable for a while. */
export async function handled(id: string) {
  const db = await store();
  const row = await db.get('lead', id);
  if (row) await db.put('lead', { ...row, handled: Date.now() });
}

export const kept = async <T>(key: string) => (await (await store()).get('kept', key)) as T | undefined;
export const keep = async (key: string, value: unknown) => (await store()).put('kept', value, key);

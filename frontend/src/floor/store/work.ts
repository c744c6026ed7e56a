// Downloads to work from: asked of the server, kept on the device, and taken from there when no answer comes.

import type { Schemas } from '@/api/client';
import { get, send } from '@/api/client';
import { Problem } from '@/api/problem';
import type { Place, Places } from '@/floor/machines/goods';
import { comparable } from '@/scanner/codes';
import { keep, kept } from './db';
import { knownPerson } from './person';
import { publish, standing } from './standing';

const V1 = '/api/operator/v1';
const PATIENCE = 8000;
const hour = 3600_000;

export type Board = Schemas['FloorBoard'];
export type Walk = Schemas['PickWalk'];

/** An answer, and whether it is the server's or what the device had. */
export interface Had<T> {
  value: T;
  fresh: boolean;
  at: number;
}

interface Stored<T> {
  value: T;
  at: number;
}

/** Ask, and keep the answer; without a network what was kept. Refusals of the server are thrown. */
async function orKept<T>(key: string, ask: (signal: AbortSignal) => Promise<T>): Promise<Had<T>> {
  try {
    if (!navigator.onLine) throw new Problem({ code: 'offline', title: '', status: 0 });
    const value = await ask(AbortSignal.timeout(PATIENCE));
    publish({ online: true });
    await keep(key, { value, at: Date.now() } satisfies Stored<T>);
    return { value, fresh: true, at: Date.now() };
  } catch (error) {
    if (error instanceof Problem && error.status === 0) publish({ online: false });
    const passing = error instanceof Problem && (error.status === 0 || error.status >= 500);
    const had = passing ? await kept<Stored<T>>(key) : undefined;
    if (!had) throw error;
    return { ...had, fresh: false };
  }
}

const at = (warehouse_id: string) => ({ params: { path: { warehouse_id } } });

export const board = (warehouse: string) =>
  orKept(`board:${warehouse}`, (signal) => get(`${V1}/warehouses/{warehouse_id}/floor-board`, at(warehouse), signal));
export const keptBoard = async (warehouse: string) => (await kept<Stored<Board>>(`board:${warehouse}`))?.value;

export const warehouses = () => orKept('warehouses', (signal) => get(`${V1}/warehouses`, undefined, signal));

const list = (id: string) => ({ params: { path: { pick_list_id: id } } });
export const walk = (id: string) =>
  orKept(`walk:${id}`, (signal) => get(`${V1}/pick-lists/{pick_list_id}`, list(id), signal));

/** Walk this list from now on. */
export const takeWalk = (id: string) =>
  orKept(`walk:${id}`, async (signal) => {
    await knownPerson();
    const init = { ...list(id), signal } as never;
    return send('put', `${V1}/pick-lists/{pick_list_id}/picker`, init) as Promise<Walk>;
  });

export const sheet = (id: string) =>
  orKept(`sheet:${id}`, (signal) =>
    get(`${V1}/inbound/{plan_id}/sheet`, { params: { path: { plan_id: id } } }, signal),
  );

const scanned = (warehouse_id: string, code: string) => ({ params: { path: { warehouse_id }, query: { code } } });
export const shelf = (warehouse: string, code: string) =>
  get(`${V1}/warehouses/{warehouse_id}/shelf`, scanned(warehouse, code), AbortSignal.timeout(PATIENCE));
export const lookUp = (warehouse: string, code: string) =>
  get(`${V1}/warehouses/{warehouse_id}/look-up`, scanned(warehouse, code), AbortSignal.timeout(PATIENCE));

async function allPlaces(warehouse_id: string): Promise<Place[]> {
  const found: Place[] = [];
  let cursor: string | undefined;
  do {
    const query = { limit: 200, ...(cursor && { cursor }) };
    const page = await get(`${V1}/warehouses/{warehouse_id}/locations`, { params: { path: { warehouse_id }, query } });
    found.push(...page.items.map(({ id, code, barcode, purpose }) => ({ id, code, barcode, purpose })));
    cursor = page.next_cursor ?? undefined;
  } while (cursor);
  return found;
}

const known = new Map<string, Map<string, Place>>();

function index(warehouse: string, places: readonly Place[]) {
  const by = new Map<string, Place>();
  for (const place of places) by.set(comparable(place.code), place);
  for (const place of places) by.set(comparable(place.barcode), place);
  known.set(warehouse, by);
}

/** Have every shelf of the warehouse at hand; asked anew when the kept ones are an hour old. */
export async function loadPlaces(warehouse: string) {
  const had = await kept<Stored<Place[]>>(`places:${warehouse}`);
  if (had) index(warehouse, had.value);
  if ((had && Date.now() - had.at < hour) || !navigator.onLine) return;
  const value = await allPlaces(warehouse).catch(() => undefined);
  if (!value) return;
  index(warehouse, value);
  await keep(`places:${warehouse}`, { value, at: Date.now() });
}

/** The shelf of the present warehouse that carries this code. */
export const places: Places = (code) => known.get(standing().warehouse?.id ?? '')?.get(comparable(code));

const had = new Set<string>();

/** Keep what this person will probably do next, for when the network goes. */
export async function prefetch(found: Board, name: string) {
  const walks = found.walks.filter((one) => one.picker === name).slice(0, 5);
  const sheets = found.arrivals.filter((one) => one.status !== 'announced').slice(0, 5);
  const wanted = [...walks.map((one) => [one.id, walk] as const), ...sheets.map((one) => [one.id, sheet] as const)];
  for (const [id, ask] of wanted) {
    if (had.has(id)) continue;
    had.add(id);
    await ask(id).catch(() => had.delete(id));
  }
}

import { afterEach, beforeEach, expect, test, vi } from 'vitest';

// The server, as the API client finds it when it is loaded.
const asked = vi.hoisted(() => {
  const bodies: unknown[] = [];
  globalThis.fetch = async (request) => {
    bodies.push(await (request as Request).json());
    return new Response('{}', { status: 200, headers: { 'content-type': 'application/json' } });
  };
  return bodies;
});

import { queries } from '@/api/queries';
import type { Layout } from '@/ui/list/columns';
import { chooseAtDoor, keepLayout, languageIsChosen, takeTables } from './preferences';
import { type Me, meQuery } from './session';

const narrow: Layout = { order: ['b', 'a'], hidden: ['c'], density: 'compact' };
const wide: Layout = { order: ['a', 'b', 'c'], hidden: [], density: 'default' };
const preferences = { locale: 'ja', theme: 'dark', time_zone: null, tables: { stock: wide } };

beforeEach(() => {
  vi.useFakeTimers();
  localStorage.clear();
  asked.length = 0;
  queries.setQueryData(meQuery().queryKey, { preferences, csrf_token: 'x', time_zone: null } as unknown as Me);
});
afterEach(() => {
  queries.clear();
  vi.useRealTimers();
});

test('the layouts of the person replace those of whoever worked here before', () => {
  localStorage.setItem('list.orders', JSON.stringify(wide));
  localStorage.setItem('list.waves', JSON.stringify(wide));
  localStorage.setItem('mantine-color-scheme-value', 'dark');
  takeTables({ orders: narrow });
  expect(JSON.parse(localStorage.getItem('list.orders') ?? '')).toEqual(narrow);
  expect(localStorage.getItem('list.waves')).toBeNull();
  expect(localStorage.getItem('mantine-color-scheme-value')).toBe('dark');
});

test('what is no layout is left out', () => {
  takeTables({ orders: { hidden: 'all' }, stock: wide });
  expect(localStorage.getItem('list.orders')).toBeNull();
  expect(localStorage.getItem('list.stock')).not.toBeNull();
});

test('several changes of columns are one write that keeps everything else', async () => {
  keepLayout('orders', wide);
  keepLayout('orders', narrow);
  expect(asked).toEqual([]);
  await vi.advanceTimersByTimeAsync(1000);
  await vi.waitFor(() => expect(asked).toEqual([{ ...preferences, tables: { stock: wide, orders: narrow } }]));
});

test('nothing is written for nobody', async () => {
  queries.clear();
  keepLayout('orders', narrow);
  await vi.advanceTimersByTimeAsync(1000);
  expect(asked).toEqual([]);
});

test('a language chosen at the door is told from one that was the person’s', () => {
  // biome-ignore lint/suspicious/noDocumentCookie: as the page itself remembers it
  document.cookie = 'locale=en;path=/';
  expect(languageIsChosen()).toBe(true);
  localStorage.setItem('locale.kept', '1');
  expect(languageIsChosen()).toBe(false);
  chooseAtDoor();
  expect(languageIsChosen()).toBe(true);
});

// How a person likes to work: kept in this browser, so that a page begins right at once, and with the person, so that
// every browser does. What is kept with the person wins at signing in; only a language chosen at the door stays.
import { useMantineColorScheme } from '@mantine/core';
import { type Schemas, send } from '@/api/client';
import { queries } from '@/api/queries';
import type { Locale } from '@/i18n/runtime';
import type { Layout } from '@/ui/list/columns';
import { oneOf, texts } from './address';
import { useLanguage } from './language';
import { type Me, meQuery, settle, welcome } from './session';
import { refused } from './toast';

export type Preferences = Schemas['Preferences'];
export type Theme = 'auto' | 'light' | 'dark';

const LISTS = 'list.';
/** Set while the language of this browser is the person's, and not one that was chosen at the door. */
const PERSONS = 'locale.kept';
const SETTLES_IN = 600;

const density = oneOf('default', 'compact');
const names = (given: unknown) => (Array.isArray(given) ? texts(given) : undefined);

/** What was kept, where it is a layout: another version of this page may have kept it. */
function layoutIn(kept: unknown): Layout | undefined {
  const given = (kept ?? {}) as Record<string, unknown>;
  const read = { order: names(given.order), hidden: names(given.hidden), density: density(given.density) };
  return read.order && read.hidden && read.density ? (read as Layout) : undefined;
}

/** Where this browser keeps the layout of a list. */
export const layoutKey = (name: string) => LISTS + name;

/** The layouts of lists in this browser are the person's; whoever worked here before leaves none behind. */
export function takeTables(tables: Preferences['tables']) {
  const here = Array.from({ length: localStorage.length }, (_, n) => localStorage.key(n) as string);
  for (const key of here) if (key.startsWith(LISTS)) localStorage.removeItem(key);
  for (const [name, value] of Object.entries(tables)) {
    const read = layoutIn(value);
    if (read) localStorage.setItem(layoutKey(name), JSON.stringify(read));
  }
}

/** Whether somebody chose the language at the door of this browser. */
export const languageIsChosen = () => /(?:^|; )locale=/.test(document.cookie) && !localStorage.getItem(PERSONS);

/** A language chosen while nobody is signed in holds for whoever signs in next. */
export const chooseAtDoor = () => localStorage.removeItem(PERSONS);

const known = () => queries.getQueryData<Me>(meQuery().queryKey);

function hold(me: Me, preferences: Preferences) {
  const next = { ...me, preferences, locale: preferences.locale, theme: preferences.theme };
  settle(next);
  queries.setQueryData(meQuery().queryKey, next);
}

let waiting: ReturnType<typeof setTimeout> | undefined;

/** Keep the layout of a list with the person; several changes in a row are one write. */
export function keepLayout(name: string, next: Layout) {
  const me = known();
  if (!me) return;
  hold(me, { ...me.preferences, tables: { ...me.preferences.tables, [name]: next } });
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    const body = known()?.preferences;
    if (body) send('put', '/api/session/preferences', { body }).catch(refused);
  }, SETTLES_IN);
}

/** Take over who signed in, and how they like to work. */
export function useWelcome() {
  const { speak } = useLanguage();
  const { setColorScheme } = useMantineColorScheme();
  return (me: Me) => {
    clearTimeout(waiting);
    welcome(me);
    takeTables(me.preferences.tables);
    setColorScheme(me.preferences.theme as Theme);
    if (!languageIsChosen()) speak(me.preferences.locale as Locale);
    localStorage.setItem(PERSONS, '1');
  };
}

/** Change something here at once, and keep it with the person. Throws Problem when it could not be kept. */
export function usePrefer() {
  const { speak } = useLanguage();
  const { setColorScheme } = useMantineColorScheme();
  return async (change: Partial<Preferences>) => {
    const me = known();
    if (!me) return;
    hold(me, { ...me.preferences, ...change });
    if (change.theme) setColorScheme(change.theme as Theme);
    if (change.locale) {
      localStorage.setItem(PERSONS, '1');
      speak(change.locale as Locale);
    }
    await send('put', '/api/session/preferences', { body: { ...me.preferences, ...change } });
  };
}

// Numbers, money and times as people write them in the language of the browser, in the time zone of the warehouse.
import { locale } from './runtime';

let zone = 'Asia/Tokyo';
let businessZone = zone;
/** The zone that times are shown in, and that of the workspace's days: the operator's, whoever looks from wherever. */
export const setZone = (shown: string, business = shown) => {
  zone = shown;
  businessZone = business;
};
export const timeZone = () => zone;

const kept = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>();
function once<T extends Intl.NumberFormat | Intl.DateTimeFormat>(name: string, make: () => T): T {
  const key = `${locale()} ${zone} ${name}`;
  const known = kept.get(key) as T | undefined;
  if (known) return known;
  const made = make();
  kept.set(key, made);
  return made;
}

const numbers = (name: string, options?: Intl.NumberFormatOptions) =>
  once(name, () => new Intl.NumberFormat(locale(), options));
const times = (name: string, options: Intl.DateTimeFormatOptions) =>
  once(name, () => new Intl.DateTimeFormat(locale(), { timeZone: zone, ...options }));

/** How many decimals a currency has. */
export const minorDigits = (currency: string) =>
  numbers(`digits ${currency}`, { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;

/** Money from its minor units: 1980 JPY is ¥1,980, 1980 USD is $19.80. */
export function money(minor: number, currency = 'JPY') {
  const shown = numbers(`money ${currency}`, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' });
  return shown.format(minor / 10 ** minorDigits(currency)).replace('\uffe5', '¥');
}

/** A unit price kept as a decimal of the minor unit ("12.50" sen and the like), shown without loss. */
export function price(decimal: string, currency = 'JPY') {
  const amount = Number(decimal) / 10 ** minorDigits(currency);
  const exact = numbers(`price ${currency}`, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: minorDigits(currency) && 2,
    maximumFractionDigits: 4,
  });
  return exact.format(amount).replace('\uffe5', '¥');
}

export const num = (value: number) => numbers('number').format(value);
export const signed = (value: number) => numbers('signed', { signDisplay: 'exceptZero' }).format(value);
export const percent = (value: number, places = 0) =>
  numbers(`percent ${places}`, {
    style: 'percent',
    minimumFractionDigits: places,
    maximumFractionDigits: places,
  }).format(value);

/** 11/23 13:47 — the year only when it is not this one. */
export function dateTime(moment: string | Date) {
  const at = new Date(moment);
  const thisYear = at.getUTCFullYear() === new Date().getUTCFullYear();
  return times(`time ${thisYear}`, {
    ...(thisYear ? {} : { year: 'numeric' }),
    month: locale() === 'ja' ? 'numeric' : 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at);
}

export const clock = (moment: string | Date) =>
  times('clock', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(moment));

/** A calendar day, "2026-11-23" or a moment, as 2026/11/23 or Nov 23, 2026. */
export function day(value: string | Date) {
  const plain = typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
  return times(`day ${plain}`, {
    year: 'numeric',
    month: locale() === 'ja' ? '2-digit' : 'short',
    day: '2-digit',
    ...(plain ? { timeZone: 'UTC' } : {}),
  }).format(new Date(value));
}

/** A day in a chart: 11/23 or Nov 23. */
export const shortDay = (value: string) =>
  times('short day', {
    month: locale() === 'ja' ? 'numeric' : 'short',
    day: 'numeric',
    timeZone: value.length === 10 ? 'UTC' : zone,
  }).format(new Date(value));

export const month = (value: string) =>
  times('month', { year: 'numeric', month: 'long', timeZone: 'UTC' }).format(new Date(`${value.slice(0, 7)}-01`));

/** Today in the workspace's zone, as 2026-11-23. */
export const today = () => new Intl.DateTimeFormat('sv-SE', { timeZone: businessZone }).format(new Date());

/** "3 minutes ago", "in 2 hours". */
export function ago(moment: string | Date, now = Date.now()) {
  const seconds = (new Date(moment).getTime() - now) / 1000;
  const far = Math.abs(seconds);
  const words = new Intl.RelativeTimeFormat(locale(), { numeric: 'auto', style: 'short' });
  if (far < 60) return words.format(Math.round(seconds), 'second');
  if (far < 3600) return words.format(Math.round(seconds / 60), 'minute');
  if (far < 86_400 * 2) return words.format(Math.round(seconds / 3600), 'hour');
  return words.format(Math.round(seconds / 86_400), 'day');
}

export const grams = (value: number) => (value >= 1000 ? `${num(value / 1000)} kg` : `${num(value)} g`);
export const millimetres = (...sides: number[]) => `${sides.map((side) => num(side / 10)).join(' × ')} cm`;
/** 10 % from 1000 basis points. */
export const taxRate = (basisPoints: number) => percent(basisPoints / 10_000);

/** The moment at which a calendar day begins where the workspace lives. */
export function dayBegins(date: string) {
  const utc = Date.parse(`${date}T00:00:00Z`);
  const words = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' }).format(utc);
  const [, sign = '+', hours = '0', minutes = '0'] = /GMT([+-])(\d{2}):(\d{2})/.exec(words) ?? [];
  const offset = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -60_000 : 60_000);
  return new Date(utc - offset).toISOString();
}

/** The moment at which it is over: the next day's beginning. */
export const dayEnds = (date: string) =>
  dayBegins(new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10));

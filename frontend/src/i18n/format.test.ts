import { afterEach, expect, test } from 'vitest';
import { ago, dateTime, day, dayBegins, dayEnds, money, price, setZone, taxRate } from './format';
import { setLocale } from './runtime';

afterEach(() => {
  setLocale('en');
  setZone('Asia/Tokyo');
});

test('money comes from minor units, by the currency', () => {
  setLocale('ja');
  expect(money(1980)).toBe('¥1,980');
  expect(money(1980, 'USD')).toBe('$19.80');
});

test('a unit price keeps its fractions', () => {
  expect(price('12.5')).toBe('¥12.5');
  expect(price('300')).toBe('¥300');
});

test('times are those of the warehouse, not of the reader', () => {
  setLocale('ja');
  expect(day('2026-11-23T15:30:00Z')).toBe('2026/11/24');
  setZone('UTC');
  expect(day('2026-11-23T15:30:00Z')).toBe('2026/11/23');
  expect(day('2026-11-23')).toBe('2026/11/23');
});

test('the year is shown only when it is another one', () => {
  setLocale('ja');
  expect(dateTime('2001-02-03T04:05:00Z')).toBe('2001/2/3 13:05');
});

test('distances in time are words', () => {
  expect(ago('2026-11-23T00:00:00Z', Date.parse('2026-11-23T00:03:00Z'))).toBe('3 min. ago');
});

test('a tax rate is kept in basis points', () => expect(taxRate(800)).toBe('8%'));

test('a day begins and ends where the warehouse is', () => {
  expect(dayBegins('2026-11-23')).toBe('2026-11-22T15:00:00.000Z');
  expect(dayEnds('2026-11-30')).toBe('2026-11-30T15:00:00.000Z');
  setZone('America/New_York');
  expect(dayBegins('2026-07-01')).toBe('2026-07-01T04:00:00.000Z');
  setZone('UTC');
  expect(dayBegins('2026-07-01')).toBe('2026-07-01T00:00:00.000Z');
});

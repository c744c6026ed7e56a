import { expect, test } from 'vitest';
import { daysBetween, plusDays, urgency } from './expiry';
import { overTime } from './overTime';

test('days are counted over the end of a year and of summer time', () => {
  expect(daysBetween('2026-12-30', '2027-01-02')).toBe(3);
  expect(daysBetween('2027-03-10', '2027-03-01')).toBe(-9);
  expect(plusDays('2026-11-24', 60)).toBe('2027-01-23');
});

test('what expires soon is said, louder the nearer it is, and what lasts is not', () => {
  expect([-1, 29, 30, 60, 61].map(urgency)).toEqual(['bad', 'bad', 'warn', 'warn', null]);
});

test('warehouses become columns of one row a day', () => {
  const histories = [
    {
      warehouse: 'TYO',
      days: [
        { day: '2026-11-02', on_hand: 4 },
        { day: '2026-11-01', on_hand: 5 },
      ],
    },
    { warehouse: 'OSA', days: [{ day: '2026-11-02', on_hand: 7 }] },
  ];
  expect(overTime(histories)).toEqual([
    { day: '2026-11-01', TYO: 5 },
    { day: '2026-11-02', TYO: 4, OSA: 7 },
  ]);
});

import { expect, test } from 'vitest';
import { step } from './MonthPicker';

test('months step over the turn of the year', () => {
  expect(step('2026-01', -1)).toBe('2025-12');
  expect(step('2026-12', 1)).toBe('2027-01');
});

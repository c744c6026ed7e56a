import { beforeEach, expect, test } from 'vitest';
import { setLocale } from '@/i18n/runtime';
import { noteOf, whyHeld } from './holds';

beforeEach(() => setLocale('en'));

test('a hold of the system explains itself with its facts', () => {
  const hold = { reason: 'address', detail: 'ship_to.postal_code, ship_to.city', placed_by: 'system' };
  expect(whyHeld(hold)).toContain('Correct: postcode, city.');
  expect(noteOf(hold)).toBe('');
});

test('a hold of a person shows what the person wrote', () => {
  const hold = { reason: 'payment', detail: 'asked to wait', placed_by: 'Hanako' };
  expect(whyHeld(hold)).toBe('Somebody asked to wait with this order.');
  expect(noteOf(hold)).toBe('asked to wait');
});

import { expect, test } from 'vitest';
import { byResource, keyState, scopesFrom } from './scopes';

test('a key never gets what is about people', () => {
  expect(
    scopesFrom([
      'orders:write',
      'members:read',
      'audit:read',
      'keys:write',
      'views:use',
      'orders:read',
      'owners:write',
    ]),
  ).toEqual(['orders:read', 'orders:write']);
});

test('scopes stand together by what they are of, reading first', () => {
  expect(byResource(['stock:adjust', 'stock:read', 'billing:read'])).toEqual([
    { name: 'stock', scopes: ['stock:read', 'stock:adjust'] },
    { name: 'billing', scopes: ['billing:read'] },
  ]);
});

test('a key that is over says why', () => {
  const now = Date.parse('2026-11-24T00:00:00Z');
  expect(keyState({ revoked_at: null, expires_at: null }, now)).toBe('live');
  expect(keyState({ revoked_at: null, expires_at: '2026-11-24T00:00:00Z' }, now)).toBe('expired');
  expect(keyState({ revoked_at: '2026-11-01T00:00:00Z', expires_at: '2026-11-02T00:00:00Z' }, now)).toBe('revoked');
});

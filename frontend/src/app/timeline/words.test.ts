import { beforeEach, expect, test } from 'vitest';
import { setLocale } from '@/i18n/runtime';
import { type FeedItem, fieldWords, happened } from './words';

const item = (name: string, data: Record<string, unknown>): FeedItem => ({
  id: '1',
  seq: 1,
  name,
  subject_type: 'order',
  subject_id: '2',
  occurred_at: '2026-11-24T00:00:00Z',
  actor: 'system',
  data,
});

beforeEach(() => setLocale('en'));

test('an event is said in words, with its reason and who did it', () => {
  const line = happened(item('OrderHeld', { reason: 'address' }));
  expect([line.what, line.who, line.tone]).toEqual(['Put on hold: Address problem', 'System', 'warn']);
  setLocale('ja');
  expect(happened(item('OrderHeld', { reason: 'address' })).what).toBe('保留にしました：住所不備');
});

test('fields are named once each, whatever part of the address they are', () => {
  expect(fieldWords(['ship_to.region', 'ship_to.phone', 'phone'])).toBe('region, phone');
});

test('an event that is not known here shows its own name', () => {
  expect(happened(item('SomethingNew', {})).what).toBe('SomethingNew');
});

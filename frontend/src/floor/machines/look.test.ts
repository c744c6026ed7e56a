import { expect, test } from 'vitest';
import type { Schemas } from '@/api/client';
import { arrivalOf, beginLook, look } from './look';

const found = (more: object = {}) => ({ shelf: null, products: [], others: [], ...more }) as Schemas['Found'];
const asked = look(beginLook(), { type: 'scan', code: 'X' }).state;

test('the answer to the last scan is shown, an earlier one that comes late is not', () => {
  const known = found({ others: [{}] });
  expect(look(asked, { type: 'found', code: 'X', found: known }).signal?.key).toBe('found_ok');
  const next = look(asked, { type: 'scan', code: 'Y' }).state;
  expect(look(next, { type: 'found', code: 'X', found: known }).state).toEqual(next);
});

test('nothing found and no network are told apart', () => {
  expect(look(asked, { type: 'found', code: 'X', found: found() }).signal?.key).toBe('nothing');
  expect(look(asked, { type: 'unread', code: 'X' }).signal?.key).toBe('no_network');
});

test('the number of an arrival leads to its count until that is finished', () => {
  const hit = (kind: string, status: string) => found({ others: [{ kind, status, id: '1' }] });
  expect(arrivalOf(hit('inbound_plan', 'announced'))?.id).toBe('1');
  expect(arrivalOf(hit('inbound_plan', 'closed'))).toBeUndefined();
  expect(arrivalOf(hit('order', 'received'))).toBeUndefined();
});

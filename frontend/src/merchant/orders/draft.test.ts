import { expect, test } from 'vitest';
import { type Draft, emptyDraft, isWhole, majorOf, orderOf, wrongInDraft } from './draft';

const whole = (): Draft => ({
  ...emptyDraft(),
  reference: 'M-1',
  ship_to: {
    name: '山田 花子',
    postal_code: '150-0001',
    city: '渋谷区',
    line1: '神宮前1-1',
    region: '',
    line2: '',
    phone: '',
    country: 'JP',
  },
  lines: [{ sku: 'A-1', name: 'Tea', available: 3, quantity: 2, price: '1980' }],
});

test('a new order needs a recipient and a line', () => {
  const wrong = wrongInDraft(emptyDraft());
  expect(isWhole(wrong)).toBe(false);
  expect([Object.keys(wrong.ship_to).length > 0, !!wrong.lines]).toEqual([true, true]);
  expect(isWhole(wrongInDraft(whole()))).toBe(true);
});

test('a price that is none, a day that is over and a mail that is none are told', () => {
  const draft = { ...whole(), date: '2020-01-01', buyer: { name: '', email: 'x' } };
  draft.lines = [{ sku: 'A-1', name: 'Tea', available: 3, quantity: 2, price: '-1' }];
  const wrong = wrongInDraft(draft);
  expect([!!wrong.date, !!wrong.email, wrong.prices.has('A-1')]).toEqual([true, true, true]);
});

test('the recipient is the buyer unless somebody else is named', () => {
  expect(orderOf(whole(), 'JPY').buyer).toEqual({ name: '山田 花子', email: '' });
  expect(orderOf({ ...whole(), buyer: { name: 'B', email: 'b@example.jp' } }, 'JPY').buyer?.name).toBe('B');
});

test('a price comes in the major unit of its currency', () => {
  expect([majorOf(1980, 'JPY'), majorOf(1980, 'USD')]).toEqual(['1980', '19.8']);
});

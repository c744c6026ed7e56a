import { expect, test } from 'vitest';
import { type Decision, placeOf } from './decisions';

const decision = (given: Partial<Decision>): Decision => ({
  kind: 'held',
  reason: '',
  count: 1,
  more: false,
  list: 'orders',
  filter: {},
  ...given,
});

test('a decision leads to its list, filtered', () => {
  const filter = { hold_reason: ['payment'], status: ['received', 'confirmed'] };
  expect(placeOf(decision({ reason: 'payment', filter }))).toEqual({
    page: '/orders',
    search: { hold_reason: 'payment', status: ['received', 'confirmed'] },
  });
  expect(
    placeOf(decision({ kind: 'inbound_differences', list: 'inbound', filter: { differences: ['true'] } })),
  ).toEqual({
    page: '/inbound',
    search: { differences: true },
  });
});

test('a broken shop is opened itself, an invoice in its list', () => {
  expect(placeOf(decision({ kind: 'shop_broken', list: 'shops', reason: '7' })).page).toBe('/shops/7');
  expect(placeOf(decision({ kind: 'invoice_draft', list: 'invoices' }))).toEqual({
    page: '/billing',
    search: { tab: 'invoices' },
  });
});

import { expect, test } from 'vitest';
import { Problem } from '@/api/problem';
import { bodyOf, dateProblem, planned, refusalOf } from './planning';

const lines = [{ sku: 'TEA-1' }, { sku: 'TEA-2' }, { sku: 'TEA-3' }];
const refused = (fields: object) => new Problem({ code: 'invalid', title: 'Wrong', status: 422, data: { fields } });

test('refused lines are named by their SKU, other refusals by their words', () => {
  const told = refusalOf(refused({ 'lines[1].sku': 'unknown', 'lines[2].sku': 'unknown' }), lines);
  expect(told).toContain('TEA-2, TEA-3');
  expect(refusalOf(refused({ cartons: 'up to 100000' }), lines)).not.toContain('TEA');
});

test('a day is asked for, and not one that has gone', () => {
  expect(dateProblem(null)).not.toBeNull();
  expect(dateProblem('2020-01-01')).not.toBeNull();
  expect(dateProblem('2999-01-01')).toBeNull();
});

test('cartons that nobody counted are none', () => {
  expect(bodyOf(planned('2999-01-01'))).toMatchObject({ cartons: null, expected_on: '2999-01-01' });
  expect(bodyOf({ ...planned(null), cartons: 4 }).cartons).toBe(4);
});

import { expect, test } from 'vitest';
import { recorded, start, withCondition, withDisposition, wrongIn } from './findings';

test('only sellable units go back on sale', () => {
  expect(withCondition(start(1), 'damaged')).toMatchObject({ condition: 'damaged', disposition: 'quarantine' });
  const aside = { ...start(1), condition: 'damaged', disposition: 'dispose' };
  expect(withDisposition(aside, 'restock')).toMatchObject({ condition: 'sellable', disposition: 'restock' });
});

test('restocking needs a place, and nothing more than is left can be found', () => {
  expect(wrongIn(start(2), 2)).toBe('location');
  expect(wrongIn({ ...start(2), location: 'A-01' }, 2)).toBeNull();
  expect(wrongIn({ ...start(3), location: 'A-01' }, 2)).toBe('quantity');
  expect(wrongIn({ ...start(2), quantity: 0 }, 2)).toBeNull();
});

test('lines at which nobody looked are left out', () => {
  const findings = new Map([
    ['a', { ...start(1), location: ' A-01 ' }],
    ['b', { ...start(1), quantity: 0 as const }],
  ]);
  expect(recorded(findings)).toMatchObject([{ line_id: 'a', quantity: 1, location: 'A-01', lot_code: null }]);
});

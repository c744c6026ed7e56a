import { expect, test } from 'vitest';
import { aislesOf, newPlaces } from './racks';

const spot = (zone: string, aisle: number, bay: number, level: number) => ({ zone, aisle, bay, level });

test('a rack is drawn as one sees it: the highest level on top, holes left open', () => {
  const [aisle] = aislesOf([spot('A', 1, 1, 1), spot('A', 1, 2, 2)]);
  expect(aisle?.rows).toEqual([
    [null, spot('A', 1, 2, 2)],
    [spot('A', 1, 1, 1), null],
  ]);
});

test('aisles stand in the order of zone and number; places without coordinates are left out', () => {
  const found = aislesOf([spot('B', 1, 1, 1), spot('A', 2, 1, 1), spot('A', 1, 1, 1), spot('A', 0, 0, 0)]);
  expect(found.map(({ zone, aisle }) => `${zone}${aisle}`)).toEqual(['A1', 'A2', 'B1']);
});

test('new places are named by where they are and walked bay by bay', () => {
  const places = newPlaces('C', 3, 2, 2, 'pick');
  expect(places.map(({ code }) => code)).toEqual(['C-03-01-1', 'C-03-01-2', 'C-03-02-1', 'C-03-02-2']);
  const walked = places.map(({ walk_sequence }) => walk_sequence);
  expect(walked).toEqual([...walked].sort((a, b) => a - b));
});

import { expect, test } from 'vitest';
import { parcelOf } from './words';

const known = [{ number: 'P261124-7Q4X9M2F', tracking_number: '4055-4842-4886' }];

test('a tracking number of a known parcel stands for the parcel, with hyphens, framing letters or without', () => {
  for (const code of ['405548424886', '4055-4842-4886', 'A405548424886A'])
    expect(parcelOf(code, known)).toBe('P261124-7Q4X9M2F');
});

test('any other code is taken for the number of a parcel', () => {
  expect(parcelOf('p261124-aaaaaaaa', known)).toBe('P261124-AAAAAAAA');
});

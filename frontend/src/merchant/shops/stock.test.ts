import { expect, test } from 'vitest';
import { seconds } from './stock';

test('times are told in seconds, never as nothing', () => {
  expect(seconds(3)).toMatch(/^0\.1\D/);
  expect(seconds(1240)).toMatch(/^1\.2\D/);
  expect(seconds(12_400)).toMatch(/^12\D/);
});

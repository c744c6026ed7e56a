import { expect, test } from 'vitest';
import { browserOf } from './agents';

test('browsers that pretend to be others are told apart', () => {
  const chrome = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/156.0.0.0 Safari/537.36';
  expect(browserOf(chrome)).toEqual({ browser: 'Chrome', system: 'Windows' });
  expect(browserOf(`${chrome} Edg/156.0`)).toEqual({ browser: 'Edge', system: 'Windows' });
  const phone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 20_0 like Mac OS X) AppleWebKit/605.1.15 Version/20.0 Safari/604.1';
  expect(browserOf(phone)).toEqual({ browser: 'Safari', system: 'iPhone' });
});

test('what is no browser has no name', () => {
  expect(browserOf('python-httpx/0.28')).toBeNull();
});

// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { addresses, paths } from './addresses.mjs';

const FILES = [
  '__root.tsx',
  'index.tsx',
  'login.tsx',
  'c.$merchant.tsx',
  'c.$merchant.index.tsx',
  'c.$merchant.stock.lots.tsx',
];

describe('addresses of routes', () => {
  it('leaves out frames, which have no page of their own', () => {
    expect(paths(FILES)).toEqual(['/', '/c/$merchant', '/c/$merchant/stock/lots', '/login']);
  });

  it('fills parameters and keeps to its side', () => {
    const known = ['/', '/c/$merchant', '/c/$merchant/orders/$order', '/login'];
    expect(addresses(['/c'], { merchant: 'minato', order: '7' }, known)).toEqual([
      '/c/minato',
      '/c/minato/orders/7',
      '/c/minato/orders/7?do=hold',
    ]);
  });

  it('refuses a route for which there is nothing', () => {
    expect(() => addresses(['/w'], { warehouse: 'FUN' }, ['/w/$warehouse/waves/$wave'])).toThrow('no wave');
  });
});

// @vitest-environment node
import { expect, test } from 'vitest';
import { broken } from './borders.mjs';

test('the two sides never meet', () => {
  expect(broken('merchant/orders/page.tsx', "import { x } from '@/operator/waves/page'")).toEqual(['operator']);
  expect(broken('merchant/orders/page.tsx', "import { x } from '@/ui/Pill'")).toEqual([]);
});

test('the handheld carries nothing of the portal', () => {
  expect(broken('floor/pick.tsx', "import { x } from '@/ui/Pill'")).toEqual(['ui']);
});

test('ui knows no business, whatever way it is asked', () => {
  expect(broken('ui/table/Table.tsx', "import { x } from '../../merchant/orders'")).toEqual(['merchant']);
  expect(broken('ui/Lazy.tsx', "const x = import('@/merchant/orders')")).toEqual(['merchant']);
});

// The demo shop as its owner and its buyers see it: a store is opened, and somebody buys in it.
import type { Page } from '@playwright/test';
import { expect, PORT } from './world';

export interface Store {
  code: string;
  url: string;
  consumer_key: string;
  consumer_secret: string;
}

/** It listens beside the product. */
const ORIGIN = `http://127.0.0.1:${PORT + 1}`;

export async function openStore(page: Page, code: string, name: string, goods: { sku: string; name: string }[]) {
  const keys = { consumer_key: `ck_${code}`, consumer_secret: `cs_${code}`, webhook_secret: `wh_${code}` };
  const products = goods.map((one, n) => ({ id: n + 1, sku: one.sku, name: one.name, price: 1200 }));
  const answer = await page.request.put(`${ORIGIN}/control/stores/${code}`, {
    data: { code, name, ...keys, orders_per_minute: 0, products },
  });
  expect(answer.ok(), await answer.text()).toBe(true);
  return { code, url: `${ORIGIN}/stores/${code}`, ...keys } satisfies Store;
}

/** Somebody pays for these; answers the store's number of the order. */
export async function buy(page: Page, store: Store, lines: { sku: string; quantity: number }[]): Promise<number> {
  const data = { lines, status: 'processing' };
  const answer = await page.request.post(`${ORIGIN}/control/stores/${store.code}/orders`, { data });
  expect(answer.ok(), await answer.text()).toBe(true);
  return ((await answer.json()) as { orders: number[] }).orders[0] as number;
}

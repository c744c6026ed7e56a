// What happens before a story's first page: shops send orders, the floor has picked. Through the real API, as others do.
import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { type Demo, expect, merchantOf } from './world';

type Json = Record<string, unknown>;

/** The API in the session of a signed-in page. */
export async function apiOf(page: Page) {
  const me = await (await page.request.get('/api/session')).json();
  const call = async <T = Json>(method: string, path: string, data?: unknown): Promise<T> => {
    const headers = { 'x-csrf-token': me.csrf_token, 'idempotency-key': randomUUID() };
    const answer = await page.request.fetch(path, { method, headers, data });
    expect(answer.ok(), `${method} ${path}: ${answer.status()} ${await answer.text()}`).toBe(true);
    return answer.json();
  };
  return {
    get: <T = Json>(path: string) => call<T>('GET', path),
    post: <T = Json>(path: string, data?: unknown) => call<T>('POST', path, data),
    put: <T = Json>(path: string, data?: unknown) => call<T>('PUT', path, data),
  };
}
export type Api = Awaited<ReturnType<typeof apiOf>>;

/** Wait until the worker has done its part. */
export async function until<T>(what: string, ask: () => Promise<T | undefined | null | false>): Promise<T> {
  for (let n = 0; n < 100; n += 1) {
    const found = await ask();
    if (found) return found;
    await new Promise((go) => setTimeout(go, 200));
  }
  throw new Error(`${what} did not come`);
}

interface Placed {
  id: string;
  number: string;
  shipments: { id: string; number: string; status: string }[];
}

/** An order of a merchant's shop, through its key; reserved at once. */
export async function order(
  page: Page,
  demo: Demo,
  code: string,
  lines: { sku: string; quantity: number }[],
  name = '山田 花子',
) {
  const merchant = merchantOf(demo, code);
  const answer = await page.request.post('/api/v1/orders', {
    headers: { authorization: `Bearer ${merchant.api_key}`, 'idempotency-key': randomUUID() },
    data: {
      external_id: randomUUID(),
      ordered_at: new Date().toISOString(),
      currency: 'JPY',
      buyer: { name, email: 'buyer@example.com' },
      ship_to: {
        name,
        postal_code: '530-0001',
        country: 'JP',
        region: '大阪府',
        city: '大阪市北区',
        line1: '梅田1-1-1',
        line2: '',
        phone: '0660000000',
      },
      lines: lines.map((line) => ({ ...line, unit_price: '1000' })),
      payment: { status: 'paid' },
    },
  });
  expect(answer.status(), await answer.text()).toBe(201);
  return (await answer.json()) as Placed;
}

/** Products of a merchant that are on the shelf in some number. */
export async function onShelf(page: Page, demo: Demo, code: string, count: number, least = 20) {
  const headers = { authorization: `Bearer ${merchantOf(demo, code).api_key}` };
  const answer = await page.request.get('/api/v1/stock?limit=200', { headers });
  const { items } = (await answer.json()) as {
    items: { sku: string; name: string; available: number; warehouse: string }[];
  };
  const found = items.filter((one) => one.available >= least).slice(0, count);
  expect(found.length).toBe(count);
  return found;
}

interface Walk {
  stops: {
    pick_id: string;
    location_barcode: string;
    barcodes: { code: string; quantity: number }[];
    quantity: number;
  }[];
}

/** Plan and release a wave of these shipments, and pick all of it. */
export async function pickAll(api: Api, shipmentIds: string[]) {
  const first = await api.get<{ shipment: { warehouse_id: string } }>(`/api/operator/v1/shipments/${shipmentIds[0]}`);
  const body = { warehouse_id: first.shipment.warehouse_id, shipment_ids: shipmentIds };
  const wave = await api.post<{ id: string }>('/api/operator/v1/waves', body);
  await api.post(`/api/operator/v1/waves/${wave.id}/release`);
  for (const list of await api.get<{ id: string }[]>(`/api/operator/v1/waves/${wave.id}/pick-lists`)) {
    const walk = await api.put<Walk>(`/api/operator/v1/pick-lists/${list.id}/picker`);
    for (const stop of walk.stops) {
      const code = stop.barcodes.find((one) => one.quantity === 1)?.code ?? '';
      await api.post(`/api/operator/v1/picks/${stop.pick_id}/scan`, {
        location: stop.location_barcode,
        product: code,
        quantity: stop.quantity,
      });
    }
  }
  return wave.id;
}

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
    /** Nothing where there is nothing yet. */
    find: async <T = Json>(path: string): Promise<T | undefined> => {
      const answer = await page.request.get(path);
      return answer.ok() ? answer.json() : undefined;
    },
    get: <T = Json>(path: string) => call<T>('GET', path),
    post: <T = Json>(path: string, data?: unknown) => call<T>('POST', path, data),
    put: <T = Json>(path: string, data?: unknown) => call<T>('PUT', path, data),
  };
}
export type Api = Awaited<ReturnType<typeof apiOf>>;

/** Wait until the worker has done its part. */
export async function until<T>(what: string, ask: () => Promise<T | undefined | null | false>): Promise<T> {
  const end = Date.now() + 30_000;
  while (Date.now() < end) {
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

export interface Goods {
  sku: string;
  name: string;
  /** The code on one unit, and on a case of twelve. */
  unit: string;
  box: string;
}

/** A product that is new to the world: nobody else buys it. */
export async function newProduct(page: Page, demo: Demo, code: string, name: string, more: Json = {}): Promise<Goods> {
  const sku = `N-${randomUUID().slice(0, 8).toUpperCase()}`;
  const [unit, box] = [`${sku}-1`, `${sku}-12`];
  const answer = await page.request.post('/api/v1/products', {
    headers: { authorization: `Bearer ${merchantOf(demo, code).api_key}`, 'idempotency-key': randomUUID() },
    data: {
      ...{ sku, name, price: 1200, length_mm: 90, width_mm: 60, height_mm: 40, weight_g: 120 },
      barcodes: [
        { code: unit, kind: 'own', quantity: 1 },
        { code: box, kind: 'own', quantity: 12 },
      ],
      ...more,
    },
  });
  expect(answer.status(), await answer.text()).toBe(201);
  return { sku, name, unit, box };
}

interface Shelf {
  code: string;
  barcode: string;
}

/** The warehouse with this code, and shelves to pick from at the far end of it. */
export async function shelvesOf(api: Api, house: string) {
  const houses = await api.get<{ id: string; code: string }[]>('/api/operator/v1/warehouses');
  const id = houses.find((one) => one.code === house)?.id as string;
  const path = `/api/operator/v1/warehouses/${id}/locations?purpose=pick&limit=200`;
  return { id, shelves: (await api.get<{ items: Shelf[] }>(path)).items.reverse() };
}

interface Counted {
  items: { id: string }[];
}

/** Units of a merchant's product came in and lie on these shelves. */
export async function putOnShelf(api: Api, house: string, code: string, goods: Goods, placed: [Shelf, number][]) {
  const { id } = await shelvesOf(api, house);
  const { items } = await api.get<{ items: { id: string; code: string }[] }>('/api/operator/v1/merchants?limit=50');
  const units = placed.reduce((sum, [, quantity]) => sum + quantity, 0);
  const plan = await api.post<{ id: string }>('/api/operator/v1/inbound', {
    merchant_id: items.find((one) => one.code === code)?.id,
    warehouse_id: id,
    expected_on: new Date(Date.now() + 86_400_000).toISOString().slice(0, 10),
    lines: [{ sku: goods.sku, quantity: units }],
  });
  const at = `/api/operator/v1/inbound/${plan.id}`;
  await api.post(`${at}/arrival`);
  await api.post(`${at}/receipts`, { counts: [{ code: goods.unit, quantity: units }] });
  const receipt = (await api.get<Counted>(`${at}/receipts`)).items[0]?.id;
  await api.post(`${at}/putaways`, {
    placings: placed.map(([shelf, quantity]) => ({ receipt_id: receipt, quantity, location: shelf.barcode })),
  });
  await api.post(`${at}/closing`);
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

/** Pack what was picked into one box, check its label, and let the driver sign for it; answers the handover. */
export async function sendOff(api: Api, shipment: { id: string; number: string }): Promise<string> {
  const v1 = '/api/operator/v1';
  const bench = await api.get<{ lines: { quantity: number; barcodes: { code: string; quantity: number }[] }[] }>(
    `${v1}/packing/${shipment.number}`,
  );
  const scans = bench.lines.map(({ quantity, barcodes }) => ({
    quantity,
    barcode: barcodes.find((one) => one.quantity === 1)?.code,
  }));
  const box = { box_code: '60', length_mm: 260, width_mm: 190, height_mm: 140, weight_g: 600, scans };
  const { parcel } = await api.post<{ parcel: { number: string } }>(`${v1}/shipments/${shipment.id}/parcels`, box);
  const at = `${v1}/parcels/${parcel.number}`;
  const label = await until('the label', () => api.find<{ tracking_number: string }>(`${at}/label`));
  await api.post(`${at}/label-check`, { label: label.tracking_number });
  const { shipment: found } = await api.get<{ shipment: { warehouse_id: string } }>(`${v1}/shipments/${shipment.id}`);
  const [account] = await api.get<{ id: string }[]>(`${v1}/carrier-accounts`);
  const body = { warehouse_id: found.warehouse_id, carrier_account_id: account?.id };
  const handover = await api.post<{ id: string }>(`${v1}/handovers`, body);
  await api.post(`${v1}/handovers/${handover.id}/parcels`, { parcel: parcel.number });
  await api.post(`${v1}/handovers/${handover.id}/close`, { signed_by: '佐藤' });
  return handover.id;
}

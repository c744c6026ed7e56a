// One thing of each kind, so that every page has something to show: what no demo world begins with is made.
import { type Api, onShelf, order, pickAll, sendOff, shelvesOf, until } from './api';
import { type Demo, merchantOf, type Page } from './world';

type Item = { id: string };
type Ids = Record<string, string>;

const CODE = 'tsumugi';
const HOUSE = 'IBA';
const V1 = '/api/operator/v1';
const day = (from: number) => new Date(Date.now() + from * 86_400_000).toISOString().slice(0, 10);

/** An order of one merchant that was picked, packed, handed over, partly returned and invoiced; and an arrival. */
export async function makeThings(desk: Page, api: Api, demo: Demo): Promise<Ids> {
  const { items } = await api.get<{ items: { id: string; code: string }[] }>(`${V1}/merchants?limit=50`);
  const merchant = items.find((one) => one.code === CODE)?.id as string;
  const [goods] = await onShelf(desk, demo, CODE, 1);
  const sku = goods?.sku as string;
  const placed = await order(desk, demo, CODE, [{ sku, quantity: 1 }]);
  const shipment = placed.shipments[0] as { id: string; number: string };
  const wave = await pickAll(api, [shipment.id]);
  const [walk] = await api.get<Item[]>(`${V1}/waves/${wave}/pick-lists`);
  const { id: warehouse_id } = await shelvesOf(api, HOUSE);
  const announced = { merchant_id: merchant, warehouse_id, expected_on: day(3), lines: [{ sku, quantity: 24 }] };
  return {
    order: placed.id,
    shipment: shipment.id,
    merchant,
    wave,
    walk: walk?.id as string,
    handover: await sendOff(api, shipment),
    plan: (await api.post<Item>(`${V1}/inbound`, announced)).id,
    return: await returned(desk, demo, placed.id),
    invoice: await invoice(api, merchant),
    ...(await soldBy(desk, demo)),
  };
}

const keyOf = (demo: Demo) => ({
  authorization: `Bearer ${merchantOf(demo, CODE).api_key}`,
  'idempotency-key': crypto.randomUUID(),
});

async function soldBy(desk: Page, demo: Demo): Promise<Ids> {
  const first = async (list: string) => {
    const answer = await desk.request.get(`/api/v1/${list}?limit=1`, { headers: keyOf(demo) });
    return ((await answer.json()) as { items: Item[] }).items[0]?.id as string;
  };
  return { product: await first('products'), shop: await first('shops') };
}

async function returned(desk: Page, demo: Demo, order_id: string) {
  const { lines } = await until('the order to be fulfilled', async () => {
    const of = await desk.request.get(`/api/v1/orders/${order_id}`, { headers: keyOf(demo) });
    const { order: found } = (await of.json()) as { order: { status: string; lines: Item[] } };
    return found.status === 'fulfilled' && found;
  });
  const data = { order_id, lines: [{ order_line_id: lines[0]?.id, quantity: 1, reason: 'defective' }] };
  const made = await desk.request.post('/api/v1/returns', { headers: keyOf(demo), data });
  if (!made.ok()) throw new Error(await made.text());
  return ((await made.json()) as Item).id;
}

async function invoice(api: Api, merchant: string) {
  const month = new Intl.DateTimeFormat('sv', { year: 'numeric', month: '2-digit', timeZone: 'Asia/Tokyo' });
  const draft = await api.post<Item>(`${V1}/merchants/${merchant}/invoices`, { month: month.format(new Date()) });
  return (await api.post<Item>(`${V1}/invoices/${draft.id}/finalisation`)).id;
}

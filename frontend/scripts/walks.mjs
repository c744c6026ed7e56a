// Walks to measure on: orders of a merchant through its own door, promised, released as a wave of their own.
const V1 = '/api/operator/v1';
const pause = (ms) => new Promise((done) => setTimeout(done, ms));
const SHIP_TO = {
  name: '山田 花子',
  postal_code: '150-0001',
  region: '東京都',
  city: '渋谷区',
  line1: '神宮前1-1-1',
  phone: '03-1234-5678',
};

/** At least this many units on pick lists of one warehouse; `lines` × `each` units make an order. */
export async function walksOf(operator, merchant, units, { lines = 4, each = 5 } = {}) {
  const [warehouse] = await operator('GET', `${V1}/warehouses`);
  const stock = await merchant('GET', '/api/v1/stock?limit=200');
  const free = stock.items
    .filter((one) => one.warehouse === warehouse.code)
    .map((one) => ({ sku: one.sku, left: one.available }));
  const placed = new Set();
  const run = Date.now().toString(36);
  for (let n = 0; n * lines * each < units; n++) {
    const chosen = free
      .filter((one) => one.left >= each * 2)
      .toSorted(() => Math.random() - 0.5)
      .slice(0, lines);
    if (chosen.length < lines) throw new Error('the merchant has too little stock for so many scans');
    for (const one of chosen) one.left -= each;
    const order = await merchant('POST', '/api/v1/orders', {
      external_id: `walk-${run}-${n}`,
      ordered_at: new Date().toISOString(),
      currency: 'JPY',
      ship_to: SHIP_TO,
      lines: chosen.map((one) => ({ sku: one.sku, quantity: each, unit_price: '1000' })),
    });
    placed.add(order.id);
  }
  const shipments = await promised(merchant, placed, warehouse.id);
  const request = { warehouse_id: warehouse.id, method: 'cluster', shipment_ids: shipments, max_shipments: 5000 };
  const wave = await operator('POST', `${V1}/waves`, request);
  await operator('POST', `${V1}/waves/${wave.id}/release`);
  const lists = await operator('GET', `${V1}/waves/${wave.id}/pick-lists`);
  const walks = await Promise.all(lists.map((list) => operator('GET', `${V1}/pick-lists/${list.id}`)));
  return { warehouse, shipments, walks };
}

/** Wait until the orders' shipments are promised their stock. */
async function promised(merchant, orders, warehouse) {
  for (let tries = 0; tries < 60; tries++) {
    const found = [];
    let cursor = '';
    do {
      const page = await merchant(
        'GET',
        `/api/v1/shipments?limit=200${cursor && `&cursor=${encodeURIComponent(cursor)}`}`,
      );
      found.push(...page.items.filter((one) => one.order_ids.some((id) => orders.has(id))));
      cursor = page.next_cursor ?? '';
    } while (cursor && found.length < orders.size);
    const ready = found.filter((one) => one.status === 'reserved' && one.warehouse_id === warehouse);
    if (ready.length === orders.size) return ready.map((one) => one.id);
    await pause(1000);
  }
  throw new Error('the orders were not promised in time');
}

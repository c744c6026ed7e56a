// Something for every parameter of a side's routes: what the demo world and its story have, and what they lack is made.

/** Things of the merchant's routes: ids by the name of the parameter. */
export async function thingsOfMerchant(call, merchant) {
  const api = '/api/v1';
  await someReturn(call, api);
  return { merchant, ...(await ids(call, api, { ...BOTH, product: 'products', shop: 'shops' })) };
}

/** The same for the operator's. */
export async function thingsOfOperator(call) {
  const api = '/api/operator/v1';
  const [{ code }] = await call('GET', `${api}/warehouses`);
  const own = { wave: 'waves', handover: 'handovers', merchant: 'merchants' };
  return { warehouse: code, station: code, ...(await ids(call, api, { ...BOTH, ...own })) };
}

const BOTH = { order: 'orders', shipment: 'shipments', plan: 'inbound', return: 'returns', invoice: 'invoices' };

async function ids(call, api, lists) {
  const first = async ([name, path]) => {
    const page = await call('GET', `${api}/${path}`);
    return [name, (page.items ?? page)[0]?.id];
  };
  return Object.fromEntries(await Promise.all(Object.entries(lists).map(first)));
}

/** What the story's buyer got comes back. */
async function someReturn(call, api) {
  const { items } = await call('GET', `${api}/returns`);
  if (items.length > 0) return;
  const sent = await call('GET', `${api}/orders?status=fulfilled&limit=1`);
  const { order } = await call('GET', `${api}/orders/${sent.items[0].id}`);
  const lines = [{ order_line_id: order.lines[0].id, quantity: 1, reason: 'サイズ違い' }];
  await call('POST', `${api}/returns`, { order_id: order.id, lines, wants: 'refund' });
}

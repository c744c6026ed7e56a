import { QueryClient } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { keyOf, stale } from './queries';

test('a write makes stale what is below its paths, and nothing else', async () => {
  const client = new QueryClient();
  client.setQueryData(keyOf('/api/v1/orders', { params: { query: { q: 'a' } } }), 1);
  client.setQueryData(keyOf('/api/v1/orders/{order_id}', { params: { path: { order_id: '1' } } }), 2);
  client.setQueryData(keyOf('/api/v1/products'), 3);
  await stale(client, ['/api/v1/orders']);
  const states = client
    .getQueryCache()
    .getAll()
    .map((query) => query.state.isInvalidated);
  expect(states).toEqual([true, true, false]);
});

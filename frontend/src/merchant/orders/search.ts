// What the address of the list of orders may hold, and the views that come with the product.
import * as z from 'zod/mini';
import { listSearch, single } from '@/app/listing';
import type { View } from '@/app/ViewTabs';
import * as t from '@/i18n/gen/orders';

export const ordersSearch = z.extend(listSearch, {
  status: single,
  held: z.optional(z.catch(z.boolean(), false)),
  from: single,
  to: single,
});
export type OrdersSearch = z.infer<typeof ordersSearch>;

export const views = (): View[] => [
  { id: 'all', label: t.view_all(), filters: {} },
  { id: 'held', label: t.view_held(), filters: { held: true } },
  { id: 'open', label: t.view_open(), filters: { status: 'fulfilling' } },
  { id: 'shipped', label: t.view_shipped(), filters: { status: 'fulfilled' } },
  { id: 'cancelled', label: t.view_cancelled(), filters: { status: 'cancelled' } },
];

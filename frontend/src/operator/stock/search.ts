// What the address of this page may hold.
import * as z from 'zod/mini';
import { listSearch, single } from '@/app/listing';

export const stockSearch = z.extend(listSearch, {
  tab: z.optional(z.catch(z.enum(['places', 'movements', 'check']), 'places')),
  merchant_id: single,
  condition: single,
  purpose: single,
  product_id: single,
  location_id: single,
  do: single,
});
export type StockSearch = z.infer<typeof stockSearch>;

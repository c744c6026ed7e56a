// What the address of this page may hold.
import * as z from 'zod/mini';
import { listSearch, single } from '@/app/listing';

export const merchantSearch = z.extend(listSearch, {
  tab: z.optional(z.catch(z.enum(['facts', 'charges', 'rates', 'invoices']), 'facts')),
  month: single,
  do: single,
});
export type MerchantSearch = z.infer<typeof merchantSearch>;

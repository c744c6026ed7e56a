// What the address of this page may hold.
import * as z from 'zod/mini';
import { listSearch, single } from '@/app/listing';

export const billingSearch = z.extend(listSearch, {
  tab: z.optional(z.catch(z.enum(['charges', 'invoices', 'rates']), 'charges')),
  month: single,
});
export type Search = z.infer<typeof billingSearch>;

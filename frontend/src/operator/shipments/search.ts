// What the address of this page may hold.
import * as z from 'zod/mini';
import { listSearch, several, single } from '@/app/listing';

export const shipmentsSearch = z.extend(listSearch, {
  status: several,
  merchant_id: single,
  wave_id: single,
  held: z.optional(z.catch(z.boolean(), false)),
  stuck_for: z.optional(z.catch(z.number(), 48)),
});
export type Search = z.infer<typeof shipmentsSearch>;

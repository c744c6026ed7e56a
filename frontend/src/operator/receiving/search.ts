// What the address of this page may hold.
import * as z from 'zod/mini';
import { listSearch, several, single } from '@/app/listing';

const flag = z.optional(z.catch(z.boolean(), false));

export const receivingSearch = z.extend(listSearch, {
  tab: z.optional(z.catch(z.enum(['arrivals', 'putaway']), 'arrivals')),
  status: several,
  late: flag,
  differences: flag,
  merchant_id: single,
  do: single,
});
export type ReceivingSearch = z.infer<typeof receivingSearch>;

// What the address of this page may hold.
import * as z from 'zod/mini';
import { listSearch, single } from '@/app/listing';

export const locationsSearch = z.extend(listSearch, {
  tab: z.optional(z.catch(z.enum(['list', 'map']), 'list')),
  zone_id: single,
  purpose: single,
  do: single,
});
export type LocationsSearch = z.infer<typeof locationsSearch>;

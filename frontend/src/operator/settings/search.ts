// What the address of this page may hold.
import * as z from 'zod/mini';
import { listSearch, single } from '@/app/listing';

export const settingsSearch = z.extend(listSearch, {
  tab: z.optional(z.catch(z.enum(['warehouses', 'carriers', 'mails']), 'warehouses')),
  do: single,
});
export type SettingsSearch = z.infer<typeof settingsSearch>;

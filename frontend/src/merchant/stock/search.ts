// What the addresses of the pages of stock may hold.
import * as z from 'zod/mini';
import { listSearch, single } from '@/app/listing';
import type { View } from '@/app/ViewTabs';
import * as t from '@/i18n/gen/stock';

export const stockSearch = z.extend(listSearch, {
  warehouse: single,
  none_available: z.optional(z.catch(z.boolean(), false)),
  do: single,
});
export type StockSearch = z.infer<typeof stockSearch>;

export const lotsSearch = z.extend(listSearch, { soon: z.optional(z.catch(z.boolean(), false)) });
export type LotsSearch = z.infer<typeof lotsSearch>;

export const movementsSearch = z.extend(listSearch, { document_id: single });
export type MovementsSearch = z.infer<typeof movementsSearch>;

export const stockViews = (): View[] => [
  { id: 'all', label: t.view_all(), filters: {} },
  { id: 'none', label: t.view_none(), filters: { none_available: true }, alert: true },
];
export const lotViews = (): View[] => [
  { id: 'all', label: t.view_all(), filters: {} },
  { id: 'soon', label: t.view_expiring(), filters: { soon: true } },
];

// What the addresses of the pages of stock may hold.
import { address, flag, type Held, listFields, text } from '@/app/address';

export const stockSearch = address({
  ...listFields,
  warehouse: text,
  none_available: flag,
  do: text,
});
export type StockSearch = Held<typeof stockSearch>;

export const lotsSearch = address({ ...listFields, soon: flag });
export type LotsSearch = Held<typeof lotsSearch>;

export const movementsSearch = address({ ...listFields, document_id: text });
export type MovementsSearch = Held<typeof movementsSearch>;

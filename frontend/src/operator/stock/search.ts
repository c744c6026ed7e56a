// What the address of this page may hold.
import { address, type Held, listFields, oneOf, text } from '@/app/address';

export const stockSearch = address({
  ...listFields,
  tab: oneOf('places', 'movements', 'check'),
  merchant_id: text,
  condition: text,
  purpose: text,
  product_id: text,
  location_id: text,
  do: text,
});
export type StockSearch = Held<typeof stockSearch>;

// What the address of the list of shipments may hold.
import { address, amount, flag, type Held, listFields, text, texts } from '@/app/address';

export const shipmentsSearch = address({
  ...listFields,
  status: texts,
  held: flag,
  warehouse_id: text,
  older_than: amount,
  stuck_for: amount,
});
export type ShipmentsSearch = Held<typeof shipmentsSearch>;

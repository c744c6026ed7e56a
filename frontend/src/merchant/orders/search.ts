// What the address of the list of orders may hold.
import { address, flag, type Held, listFields, text, texts } from '@/app/address';

export const ordersSearch = address({
  ...listFields,
  status: texts,
  held: flag,
  hold_reason: text,
  shipment_status: texts,
  shop: text,
  from: text,
  to: text,
  do: text,
});
export type OrdersSearch = Held<typeof ordersSearch>;

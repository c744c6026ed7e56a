// What the address of the operator's list of orders may hold.
import { address, flag, type Held, listFields, text, texts } from '@/app/address';

export const ordersSearch = address({
  ...listFields,
  merchant: text,
  status: texts,
  held: flag,
  hold_reason: text,
  shipment_status: texts,
  from: text,
  to: text,
  do: text,
});
export type OrdersSearch = Held<typeof ordersSearch>;

// What the address of this page may hold.
import { address, flag, type Held, listFields, oneOf, text, texts } from '@/app/address';

export const receivingSearch = address({
  ...listFields,
  tab: oneOf('arrivals', 'putaway'),
  status: texts,
  late: flag,
  differences: flag,
  merchant_id: text,
  do: text,
});
export type ReceivingSearch = Held<typeof receivingSearch>;

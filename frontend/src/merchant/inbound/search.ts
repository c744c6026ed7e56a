// What the address of the list of arrivals may hold.
import { address, flag, type Held, listFields, text, texts } from '@/app/address';

export const inboundSearch = address({
  ...listFields,
  status: texts,
  late: flag,
  differences: flag,
  warehouse_id: text,
});
export type InboundSearch = Held<typeof inboundSearch>;

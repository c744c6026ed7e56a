// What the address of this page may hold.
import { address, amount, flag, type Held, listFields, text, texts } from '@/app/address';

export const shipmentsSearch = address({
  ...listFields,
  status: texts,
  merchant_id: text,
  wave_id: text,
  held: flag,
  stuck_for: amount,
});
export type Search = Held<typeof shipmentsSearch>;

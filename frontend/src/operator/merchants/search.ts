// What the address of this page may hold.
import { address, type Held, listFields, oneOf, text } from '@/app/address';

export const merchantSearch = address({
  ...listFields,
  tab: oneOf('facts', 'charges', 'rates', 'invoices'),
  month: text,
  do: text,
});
export type MerchantSearch = Held<typeof merchantSearch>;

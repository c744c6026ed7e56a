// What the address of this page may hold.
import { address, type Held, listFields, oneOf, text } from '@/app/address';

export const billingSearch = address({
  ...listFields,
  tab: oneOf('charges', 'invoices', 'rates'),
  month: text,
});
export type Search = Held<typeof billingSearch>;

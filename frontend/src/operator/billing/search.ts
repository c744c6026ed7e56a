// What the address of this page may hold.
import { address, type Held, listFields, text } from '@/app/address';

export const billingSearch = address({ ...listFields, status: text, do: text });
export type Search = Held<typeof billingSearch>;

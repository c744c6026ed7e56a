// What the address of this page may hold.
import { address, type Held, listFields, text } from '@/app/address';

export const auditSearch = address({ ...listFields, from: text, to: text });
export type Search = Held<typeof auditSearch>;

// What the address of this page may hold.
import { address, type Held, listFields, text } from '@/app/address';

export const wavesSearch = address({ ...listFields, status: text });
export type Search = Held<typeof wavesSearch>;

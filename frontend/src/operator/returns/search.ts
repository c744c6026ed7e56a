// What the address of this page may hold.
import { address, type Held, listFields, texts } from '@/app/address';

export const returnsSearch = address({ ...listFields, status: texts });
export type Search = Held<typeof returnsSearch>;

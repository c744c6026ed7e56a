// What the address of the list of returns may hold.
import { address, type Held, listFields, texts } from '@/app/address';

export const returnsSearch = address({ ...listFields, status: texts });
export type ReturnsSearch = Held<typeof returnsSearch>;

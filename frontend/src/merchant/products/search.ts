// What the address of the list of products may hold.
import { address, type Held, listFields, text } from '@/app/address';

export const productsSearch = address({ ...listFields, status: text, category: text, do: text });
export type ProductsSearch = Held<typeof productsSearch>;

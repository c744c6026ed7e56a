// What the address of this page may hold.
import { address, type Held, listFields, oneOf, text } from '@/app/address';

export const locationsSearch = address({
  ...listFields,
  tab: oneOf('list', 'map'),
  zone_id: text,
  purpose: text,
  do: text,
});
export type LocationsSearch = Held<typeof locationsSearch>;

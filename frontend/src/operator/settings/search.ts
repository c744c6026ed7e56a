// What the address of this page may hold.
import { address, type Held, listFields, oneOf, text } from '@/app/address';

export const settingsSearch = address({
  ...listFields,
  tab: oneOf('warehouses', 'carriers', 'mails'),
  do: text,
});
export type SettingsSearch = Held<typeof settingsSearch>;

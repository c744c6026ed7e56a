// Times of day at which Japanese carriers deliver, by the codes that travel with an order.
import * as t from '@/i18n/gen/orders';

export const SLOTS = ['am', '14-16', '16-18', '18-20', '19-21'] as const;

/** 午前中, or 14:00–16:00 from 14-16; anything else as it came. */
export function slotWord(code: string): string {
  if (code === 'am') return t.slot_am();
  const hours = /^(\d{1,2})-(\d{1,2})$/.exec(code);
  return hours ? `${hours[1]}:00–${hours[2]}:00` : code;
}

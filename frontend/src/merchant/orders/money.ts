// Prices of an order's lines: decimals of the major unit ("19.80"), as shops send them.
import { minorDigits } from '@/i18n/format';

export const minorOf = (decimal: string, currency: string) => Number(decimal) * 10 ** minorDigits(currency);

/** A line's sum in minor units. */
export const sumOf = (decimal: string, quantity: number, currency: string) =>
  Math.round(minorOf(decimal, currency) * quantity);

// The count in the making at the desk: what a scan, a number, Enter or Esc does to it. Pure.
import type { Schemas } from '@/api/client';
import { comparable } from '@/scanner/codes';

export type SheetLine = Schemas['SheetLine'];

export interface Pending {
  /** As it was scanned; the API finds the product by it. */
  code: string;
  line: SheetLine | null;
  /** Units that one scan of this code stands for. */
  each: number;
  /** How often: the API multiplies it by the units of the code. */
  times: number;
  condition: 'sellable' | 'damaged';
  lot_code: string;
  expires_on: string | null;
}

const QUANTITY = /^[*×x]?(\d{1,5})$/i;

/** The number that was typed for the quantity; null for the code of a product. */
export const typedQuantity = (code: string): number | null => {
  const found = QUANTITY.exec(code);
  return found && Number(found[1]) > 0 ? Number(found[1]) : null;
};

/** The announced line of a code, and the units that the code stands for. */
export function lineOf(lines: readonly SheetLine[], code: string): { line: SheetLine | null; each: number } {
  const wanted = comparable(code);
  for (const line of lines) {
    if (comparable(line.sku) === wanted) return { line, each: 1 };
    const barcode = line.barcodes.find((one) => comparable(one.code) === wanted);
    if (barcode) return { line, each: barcode.quantity };
  }
  return { line: null, each: 1 };
}

export const begin = (lines: readonly SheetLine[], code: string): Pending => ({
  code,
  ...lineOf(lines, code),
  times: 1,
  condition: 'sellable',
  lot_code: '',
  expires_on: null,
});

/** The same code once more. */
export const isSame = (pending: Pending, code: string) => comparable(pending.code) === comparable(code);

export const lacks = (pending: Pending): 'lot' | 'expires' | null => {
  if (pending.line?.tracks_lots && !pending.lot_code.trim()) return 'lot';
  return pending.line?.tracks_expiry && !pending.expires_on ? 'expires' : null;
};

export const bodyOf = (pending: Pending) => ({
  code: pending.code,
  quantity: pending.times,
  condition: pending.condition,
  ...(pending.lot_code.trim() && { lot_code: pending.lot_code.trim() }),
  ...(pending.expires_on && { expires_on: pending.expires_on }),
});

// Codes on goods and on shelves, told apart by what was downloaded.
import { sameCode } from '@/scanner/codes';

export interface Coded {
  sku: string;
  barcodes: readonly { code: string; quantity: number }[];
}

/** The code as the catalogue knows it and the units that it stands for; null for another product. */
export function unitsOf(goods: Coded, scanned: string): { code: string; units: number } | null {
  const found = goods.barcodes.find((one) => sameCode(one.code, scanned));
  if (found) return { code: found.code, units: found.quantity };
  if (!sameCode(goods.sku, scanned)) return null;
  return { code: unitCode(goods), units: 1 };
}

/** The code of a single unit; the sku of a product that carries none. */
export const unitCode = (goods: Coded) => goods.barcodes.find((one) => one.quantity === 1)?.code ?? goods.sku;

export interface Place {
  id: string;
  code: string;
  barcode: string;
  purpose: string;
}

/** Finds a place of this warehouse by what was scanned. */
export type Places = (scanned: string) => Place | undefined;

export const isPlace = (place: { code: string; barcode: string }, scanned: string) =>
  sameCode(place.code, scanned) || sameCode(place.barcode, scanned);

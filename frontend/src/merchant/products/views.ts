// The views of the list of products, and how it asks for a code of trade.
import { isGtin, plainCode } from '@/app/gtin';
import type { View } from '@/app/ViewTabs';
import * as t from '@/i18n/gen/products';

/** A right code of trade is asked for as a barcode; anything else is looked for in sku and name. */
export function byCode<Q extends { q?: string }>(question: Q): Omit<Q, 'q'> & { q?: string; barcode?: string } {
  const { q, ...rest } = question;
  const code = plainCode(q ?? '');
  return isGtin(code) ? { ...rest, barcode: code } : question;
}

export const views = (): View[] => [
  { id: 'all', label: t.view_all(), filters: {} },
  { id: 'active', label: t.status_active(), filters: { status: 'active' } },
  { id: 'retired', label: t.status_retired(), filters: { status: 'retired' } },
];

// What somebody else changed while one was editing, by the names that the form shows.
import * as t from '@/i18n/gen/products';
import type { Product } from './words';

const SHOWN: readonly (readonly [keyof Product, () => string])[] = [
  ['name', t.name],
  ['name_en', t.name_en],
  ['category', t.category],
  ['price', t.price],
  ['tax_class', t.tax_class],
  ['length_mm', t.length],
  ['width_mm', t.width],
  ['height_mm', t.height],
  ['weight_g', t.weight],
  ['temperature', t.temperature],
  ['tracks_lots', t.tracks_lots],
  ['tracks_expiry', t.tracks_expiry],
  ['status', t.status],
];

export function differing(mine: Product, theirs: Product): string[] {
  const found = SHOWN.filter(([name]) => mine[name] !== theirs[name]).map(([, label]) => label());
  return found.length ? found : [t.barcodes()];
}

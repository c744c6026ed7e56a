// The fields of a product in a file: their words, their order in the wizard, and why a row is not taken.
import * as t from '@/i18n/gen/imports';
import * as p from '@/i18n/gen/products';

const WORDS: Record<string, () => string> = {
  sku: p.sku,
  name: p.name,
  name_en: p.name_en,
  category: p.category,
  price: p.price,
  currency: t.currency,
  length_mm: p.length,
  width_mm: p.width,
  height_mm: p.height,
  weight_g: p.weight,
  tax_class: p.tax_class,
  temperature: p.temperature,
  tracks_lots: p.tracks_lots,
  tracks_expiry: p.tracks_expiry,
  barcode: p.barcode,
};
const FOR_NEW = ['name', 'price', 'length_mm', 'width_mm', 'height_mm', 'weight_g'];

export type Need = 'all' | 'new' | 'none';
export const needOf = (field: string): Need => (field === 'sku' ? 'all' : FOR_NEW.includes(field) ? 'new' : 'none');
export const fieldWord = (field: string) => WORDS[field]?.() ?? field;

const WEIGHT: Record<Need, number> = { all: 0, new: 1, none: 2 };
/** What is required comes first; otherwise the order of the API. */
export const inOrder = (fields: readonly string[]) => fields.toSorted((a, b) => WEIGHT[needOf(a)] - WEIGHT[needOf(b)]);

export interface Wrong {
  field: string;
  code: string;
  data?: Record<string, unknown>;
}

type Sentence = (data: never) => string;
const WRONG: Record<string, Sentence> = {
  required: t.wrong_required,
  too_long: t.wrong_too_long,
  not_a_whole_number: t.wrong_not_a_whole_number,
  out_of_range: t.wrong_out_of_range,
  not_one_of: t.wrong_not_one_of,
  not_a_currency: t.wrong_not_a_currency,
  barcode_invalid: t.wrong_barcode_invalid,
  barcode_taken: t.wrong_barcode_taken,
  product_retired: t.wrong_product_retired,
  expiry_needs_lots: t.wrong_expiry_needs_lots,
  twice_in_file: t.wrong_twice_in_file,
  too_many_cells: t.wrong_too_many_cells,
};

export function wrongWord({ field, code, data }: Wrong): string {
  const said = (WRONG[code] ?? t.wrong_other) as (data: Record<string, unknown>) => string;
  const allowed = Array.isArray(data?.allowed) ? data.allowed.join(' / ') : undefined;
  return said({ ...data, ...(allowed && { allowed }), field: fieldWord(field) });
}

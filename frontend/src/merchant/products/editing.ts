// Between a product and its form: money in whole units of the currency, numbers that may still be empty.
import type { Schemas } from '@/api/client';
import { plainCode } from '@/app/gtin';
import type { Product } from './words';

export interface Values {
  sku: string;
  name: string;
  name_en: string;
  category: string;
  barcode: string;
  price: number | '';
  tax_class: string;
  length_mm: number | '';
  width_mm: number | '';
  height_mm: number | '';
  weight_g: number | '';
  temperature: string;
  tracks_lots: boolean;
  tracks_expiry: boolean;
}

export const digitsOf = (currency: string) =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;

export function valuesOf(product: Product | undefined, currency: string): Values {
  return {
    sku: product?.sku ?? '',
    name: product?.name ?? '',
    name_en: product?.name_en ?? '',
    category: product?.category ?? '',
    barcode: '',
    price: product ? product.price / 10 ** digitsOf(currency) : '',
    tax_class: product?.tax_class ?? 'standard',
    length_mm: product?.length_mm ?? '',
    width_mm: product?.width_mm ?? '',
    height_mm: product?.height_mm ?? '',
    weight_g: product?.weight_g ?? '',
    temperature: product?.temperature ?? 'ambient',
    tracks_lots: product?.tracks_lots ?? false,
    tracks_expiry: product?.tracks_expiry ?? false,
  };
}

export function changesOf(values: Values, currency: string) {
  return {
    name: values.name.trim(),
    name_en: values.name_en.trim() || null,
    category: values.category.trim(),
    price: Math.round(Number(values.price) * 10 ** digitsOf(currency)),
    tax_class: values.tax_class,
    length_mm: Number(values.length_mm),
    width_mm: Number(values.width_mm),
    height_mm: Number(values.height_mm),
    weight_g: Number(values.weight_g),
    temperature: values.temperature,
    tracks_lots: values.tracks_lots,
    tracks_expiry: values.tracks_expiry,
  } satisfies Schemas['ProductChanges'];
}

export function newOf(values: Values, currency: string): Schemas['ProductInput'] {
  const code = plainCode(values.barcode);
  return {
    ...changesOf(values, currency),
    sku: values.sku.trim(),
    currency,
    barcodes: code ? [{ code, quantity: 1 }] : [],
  } as Schemas['ProductInput'];
}

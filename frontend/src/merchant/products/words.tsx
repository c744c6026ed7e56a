// The words of products, and how their handling is shown.
import { Group } from '@mantine/core';
import type { Schemas } from '@/api/client';
import * as t from '@/i18n/gen/products';
import { Pill } from '@/ui/Pill';

export type ProductRow = Schemas['ProductItem'];
export type Product = Schemas['ProductView'];

export const TEMPERATURES = ['ambient', 'chilled', 'frozen'] as const;
export const TAXES = ['standard', 'reduced'] as const;
const TEMPERATURE: Record<string, () => string> = { ambient: t.ambient, chilled: t.chilled, frozen: t.frozen };
const TAX: Record<string, () => string> = { standard: t.tax_standard, reduced: t.tax_reduced };

export const temperatureWord = (temperature: string) => TEMPERATURE[temperature]?.() ?? temperature;
export const taxWord = (tax: string) => TAX[tax]?.() ?? tax;

export const ProductStatus = ({ status }: { status: string }) =>
  status === 'retired' ? <Pill tone="off">{t.status_retired()}</Pill> : <Pill tone="good">{t.status_active()}</Pill>;

/** How the warehouse has to treat it: what is usual is not said. */
export const Handling = ({ product }: { product: Product }) => (
  <Group gap={4} wrap="nowrap">
    {product.temperature !== 'ambient' && <Pill tone="new">{temperatureWord(product.temperature)}</Pill>}
    {product.tracks_lots && <Pill>{t.flag_lot()}</Pill>}
    {product.tracks_expiry && <Pill>{t.flag_expiry()}</Pill>}
  </Group>
);

/** The code that a shop scans: the first that stands for one unit. */
export const ownCode = (product: Product) =>
  product.barcodes?.find((barcode) => barcode.quantity === 1)?.code ?? product.barcodes?.[0]?.code;

import { Link } from '@tanstack/react-router';
import { grams, millimetres, money, num } from '@/i18n/format';
import * as t from '@/i18n/gen/products';
import type { Column } from '@/ui/list/columns';
import { Thumb } from '@/ui/Thumb';
import { photoOf } from './photo';
import { Handling, ownCode, type ProductRow, ProductStatus } from './words';

export const columns: readonly Column<ProductRow>[] = [
  {
    id: 'photo',
    label: t.photos,
    width: 66,
    fixed: true,
    cell: (product) => <Thumb name={product.name} src={photoOf(product)} size={34} />,
  },
  {
    id: 'sku',
    label: t.sku,
    width: 120,
    fixed: true,
    cell: (product) => (
      <Link to="/c/$merchant/products/$product" from="/c/$merchant" params={{ product: product.id }} className="mono">
        {product.sku}
      </Link>
    ),
  },
  { id: 'name', label: t.name, cell: (product) => product.name },
  { id: 'barcode', label: t.barcode, width: 140, cell: (product) => <span className="mono">{ownCode(product)}</span> },
  {
    id: 'size',
    label: t.size_weight,
    width: 186,
    cell: (product) =>
      `${millimetres(product.length_mm, product.width_mm, product.height_mm)} · ${grams(product.weight_g)}`,
  },
  { id: 'on_hand', label: t.on_hand, width: 78, align: 'end', cell: (product) => num(product.on_hand ?? 0) },
  { id: 'available', label: t.available, width: 78, align: 'end', cell: (product) => num(product.available ?? 0) },
  {
    id: 'inbound',
    label: t.inbound,
    width: 78,
    align: 'end',
    extra: true,
    cell: (product) => (product.inbound ? num(product.inbound) : '–'),
  },
  { id: 'flags', label: t.flags, width: 152, cell: (product) => <Handling product={product} /> },
  {
    id: 'category',
    label: t.category,
    width: 110,
    cell: (product) => product.category,
  },
  {
    id: 'price',
    label: t.price,
    width: 100,
    align: 'end',
    extra: true,
    cell: (product) => money(product.price, product.currency),
  },
  {
    id: 'status',
    label: t.status,
    width: 110,
    extra: true,
    cell: (product) => <ProductStatus status={product.status} />,
  },
  { id: 'name_en', label: t.name_en, extra: true, cell: (product) => product.name_en },
  {
    id: 'reserved',
    label: t.reserved,
    width: 84,
    align: 'end',
    extra: true,
    cell: (product) => num(product.reserved ?? 0),
  },
];

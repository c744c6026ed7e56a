// The newest lines of the ledger of one product; all of them are a page of their own.
import { Anchor, Skeleton } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { useRead } from '@/api/queries';
import * as t from '@/i18n/gen/products';
import { Card } from '@/ui/Card';
import { Timeline } from '@/ui/Timeline';
import { happened } from '../stock/movement';
import type { Product } from './words';

const SHOWN = 8;

export function LatestMovements({ product }: { product: Product }) {
  const { merchant } = useParams({ from: '/c/$merchant' });
  const read = useRead('/api/v1/stock/movements', { params: { query: { sku: product.sku, limit: SHOWN } } });
  if (read.isPending) return <Skeleton height={320} />;
  if (!read.data || read.data.items.length === 0) return null;
  const all = (
    <Anchor size="sm" component={Link} to={`/c/${merchant}/stock/movements`} search={{ q: product.sku } as never}>
      {t.all_movements()}
    </Anchor>
  );
  return (
    <Card title={t.movements()} actions={all}>
      <Timeline of={read.data.items.map((movement) => happened(movement, merchant))} />
    </Card>
  );
}

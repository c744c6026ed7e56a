// One product: what it is, by which codes it is known, where it lies and how it goes.
import { Anchor, Button, Skeleton } from '@mantine/core';
import { IconArchive, IconPencil } from '@tabler/icons-react';
import { Link, useParams } from '@tanstack/react-router';
import { useRead, useSend } from '@/api/queries';
import { confirm } from '@/app/confirming';
import { useDoing } from '@/app/doing';
import { useMay } from '@/app/session';
import { Failure } from '@/app/Trouble';
import { done, refused } from '@/app/toast';
import { grams, millimetres, money } from '@/i18n/format';
import * as common from '@/i18n/gen/common';
import * as t from '@/i18n/gen/products';
import { Card, Columns } from '@/ui/Card';
import { Copyable } from '@/ui/Copyable';
import { Facts } from '@/ui/Facts';
import { later } from '@/ui/later';
import { Page } from '@/ui/Page';
import { Barcodes } from './Barcodes';
import { LatestMovements } from './LatestMovements';
import { Photos } from './Photos';
import { ProductStock } from './ProductStock';
import { Handling, type Product, ProductStatus, taxWord, temperatureWord } from './words';

const ProductForm = later(
  () => import('./ProductForm'),
  (found) => found.ProductForm,
);

export function ProductPage({ id }: { id: string }) {
  const read = useRead('/api/v1/products/{product_id}', { params: { path: { product_id: id } } });
  if (read.error) return <Failure error={read.error} onRetry={read.refetch} />;
  if (!read.data) return <Skeleton height={640} />;
  return <Shown product={read.data} onStale={() => void read.refetch()} />;
}

function Shown({ product, onStale }: { product: Product; onStale: () => void }) {
  const { doing, open, close } = useDoing();
  const may = useMay();
  const { merchant } = useParams({ from: '/c/$merchant' });
  const crumb = (
    <Anchor component={Link} to={`/c/${merchant}/products`} size="sm">
      {t.title()}
    </Anchor>
  );
  return (
    <Page
      title={product.name}
      crumb={crumb}
      beside={<ProductStatus status={product.status} />}
      sub={<Copyable text={product.sku} />}
      actions={may('products:write') && <Actions product={product} onEdit={() => open('edit')} />}
    >
      <Columns
        main={
          <>
            {may('stock:read') && <ProductStock product={product} />}
            {may('stock:read') && <LatestMovements product={product} />}
          </>
        }
        side={
          <>
            <Photos product={product} />
            <ProductFacts product={product} />
            <Barcodes product={product} />
          </>
        }
      />
      {may('products:write') && (
        <ProductForm
          opened={doing === 'edit'}
          onClose={close}
          onDone={() => undefined}
          product={product}
          onStale={onStale}
        />
      )}
    </Page>
  );
}

function ProductFacts({ product }: { product: Product }) {
  const handled = product.tracks_lots || product.tracks_expiry;
  return (
    <Card title={t.facts()}>
      <Facts
        of={[
          [t.name_en(), product.name_en],
          [t.category(), product.category],
          [t.price(), money(product.price, product.currency)],
          [t.tax_class(), taxWord(product.tax_class)],
          [t.size(), millimetres(product.length_mm, product.width_mm, product.height_mm)],
          [t.weight(), grams(product.weight_g)],
          [t.temperature(), temperatureWord(product.temperature)],
          handled && [t.flags(), <Handling key="flags" product={{ ...product, temperature: 'ambient' }} />],
          ...Object.entries(product.attributes).map(([name, value]) => [name, String(value)] as const),
        ]}
      />
    </Card>
  );
}

function Actions({ product, onEdit }: { product: Product; onEdit: () => void }) {
  const retire = useSend('delete', '/api/v1/products/{product_id}', {
    changes: ['/api/v1/products'],
    onDone: () => done(t.retired({ sku: product.sku })),
  });
  const ask = () =>
    confirm({
      title: t.retire_title({ sku: product.sku }),
      body: t.retire_body(),
      go: t.retire(),
      back: common.cancel(),
      grave: true,
      onGo: () => retire.mutate({ params: { path: { product_id: product.id } } }, { onError: refused }),
    });
  if (product.status === 'retired') return null;
  return (
    <>
      <Button variant="default" leftSection={<IconArchive size={15} />} loading={retire.isPending} onClick={ask}>
        {t.retire()}
      </Button>
      <Button leftSection={<IconPencil size={15} />} onClick={onEdit}>
        {t.edit()}
      </Button>
    </>
  );
}

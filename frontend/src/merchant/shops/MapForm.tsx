// Which product something is that a shop sells, and how many units of it go out for each one sold.
import { NumberInput, Text } from '@mantine/core';
import { useState } from 'react';
import { explain } from '@/api/problem';
import { useRead, useSend } from '@/api/queries';
import { done } from '@/app/toast';
import * as t from '@/i18n/gen/shops';
import { Facts } from '@/ui/Facts';
import { SideForm } from '@/ui/SideForm';
import { ProductPick } from '../products/ProductPick';
import type { Listing, Shop } from './words';

interface Props {
  shop: Shop;
  listing: Listing;
  onClose: () => void;
}

export function MapForm({ shop, listing, onClose }: Props) {
  const asked = { params: { path: { product_id: listing.product_id ?? '' } } };
  const present = useRead('/api/v1/products/{product_id}', asked, { enabled: !!listing.product_id }).data;
  const [picked, setPicked] = useState<{ id: string; sku: string; name: string }>();
  const [units, setUnits] = useState<number | string>(listing.quantity || 1);
  const [tried, setTried] = useState(false);
  const product = picked ?? present;
  const save = useSend('put', '/api/v1/shops/{shop_id}/listings/{external_id}/product', {
    changes: ['/api/v1/shops', '/api/v1/orders'],
    onDone: () => {
      done(t.map_done({ sku: listing.sku || listing.name }));
      onClose();
    },
  });
  return (
    <SideForm
      title={t.map_title()}
      opened
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (!product) return;
        save.mutate({
          params: { path: { shop_id: shop.id, external_id: listing.external_id } },
          body: { product_id: product.id, quantity: Math.max(1, Number(units) || 1) },
        });
      }}
      submit={t.map()}
      busy={save.isPending}
      refusal={save.error ? explain(save.error) : undefined}
    >
      <Facts
        of={[
          [t.listing_name(), listing.name],
          [t.listing_sku(), listing.sku],
          [t.message_id(), `#${listing.external_id}`],
        ]}
      />
      <ProductPick
        label={t.map_choose()}
        autoFocus
        onPick={({ id, sku, name }) => setPicked({ id, sku, name })}
        error={tried && !product ? t.map_missing() : undefined}
      />
      {product && (
        <Text size="sm">
          {t.map_product()}: <b className="mono">{product.sku}</b> {product.name}
        </Text>
      )}
      <NumberInput
        label={t.map_units()}
        description={t.map_units_help()}
        min={1}
        max={10_000}
        allowDecimal={false}
        value={units}
        onChange={setUnits}
      />
    </SideForm>
  );
}

// How many of a product a shop shows at most, and how many are kept back from it.
import { NumberInput } from '@mantine/core';
import { useState } from 'react';
import { explain } from '@/api/problem';
import { useSend } from '@/api/queries';
import { done } from '@/app/toast';
import * as t from '@/i18n/gen/shops';
import { Facts } from '@/ui/Facts';
import { SideForm } from '@/ui/SideForm';
import type { Listing, Shop } from './words';

const MOST = 1_000_000;

export function LimitForm({ shop, listing, onClose }: { shop: Shop; listing: Listing; onClose: () => void }) {
  const [buffer, setBuffer] = useState<number | string>(listing.buffer);
  const [cap, setCap] = useState<number | string>(listing.cap ?? '');
  const save = useSend('put', '/api/v1/shops/{shop_id}/listings/{external_id}/limits', {
    changes: ['/api/v1/shops'],
    onDone: () => {
      done(t.limit_done({ sku: listing.sku || listing.name }));
      onClose();
    },
  });
  return (
    <SideForm
      title={t.limit_title()}
      opened
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate({
          params: { path: { shop_id: shop.id, external_id: listing.external_id } },
          body: { buffer: Number(buffer) || 0, cap: cap === '' ? null : Number(cap) },
        });
      }}
      submit={t.limit_save()}
      busy={save.isPending}
      refusal={save.error ? explain(save.error) : undefined}
    >
      <Facts
        of={[
          [t.listing_name(), listing.name],
          [t.listing_sku(), listing.sku],
        ]}
      />
      <NumberInput
        label={t.buffer()}
        description={t.buffer_help()}
        min={0}
        max={MOST}
        allowDecimal={false}
        value={buffer}
        onChange={setBuffer}
        data-autofocus
      />
      <NumberInput
        label={t.cap()}
        description={t.cap_help()}
        min={0}
        max={MOST}
        allowDecimal={false}
        value={cap}
        onChange={setCap}
      />
    </SideForm>
  );
}

// What lies where in this warehouse, how it came there, and whether the ledger agrees.

import * as z from 'zod/mini';
import { listSearch, single } from '@/app/listing';
import { PageTabs } from '@/app/PageTabs';
import { useMay } from '@/app/session';
import * as t from '@/i18n/gen/floorstock';
import { Page } from '@/ui/Page';
import { LedgerCheck } from './LedgerCheck';
import { Movements } from './Movements';
import { Places } from './Places';

export const stockSearch = z.extend(listSearch, {
  tab: z.optional(z.catch(z.enum(['places', 'movements', 'check']), 'places')),
  merchant_id: single,
  condition: single,
  purpose: single,
  product_id: single,
  location_id: single,
  do: single,
});
export type StockSearch = z.infer<typeof stockSearch>;

export function StockPage({ search }: { search: StockSearch }) {
  const mayCheck = useMay()('stock:adjust');
  const tab = search.tab ?? 'places';
  return (
    <Page title={t.title()}>
      <PageTabs
        label={t.title()}
        at={tab}
        tabs={[
          { id: 'places' as const, label: t.tab_places() },
          { id: 'movements' as const, label: t.tab_movements() },
          ...(mayCheck ? [{ id: 'check' as const, label: t.tab_check() }] : []),
        ]}
      />
      {tab === 'places' && <Places search={search} />}
      {tab === 'movements' && <Movements search={search} />}
      {tab === 'check' && mayCheck && <LedgerCheck />}
    </Page>
  );
}

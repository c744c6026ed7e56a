// What lies where in this warehouse, how it came there, and whether the ledger agrees.

import { PageTabs } from '@/app/PageTabs';
import { useMay } from '@/app/session';
import * as t from '@/i18n/gen/floorstock';
import { Page } from '@/ui/Page';
import { LedgerCheck } from './LedgerCheck';
import { Movements } from './Movements';
import { Places } from './Places';
import type { StockSearch } from './search';

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

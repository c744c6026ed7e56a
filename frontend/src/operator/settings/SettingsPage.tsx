// How the warehouses are set up: places and cut-offs, carriers, and the mails that went out.

import { useParams } from '@tanstack/react-router';
import { PageTabs } from '@/app/PageTabs';
import { useMay } from '@/app/session';
import * as t from '@/i18n/gen/settings';
import { Page } from '@/ui/Page';
import { Carriers } from './Carriers';
import { Mails } from './Mails';
import type { SettingsSearch } from './search';
import { Warehouses } from './Warehouses';

export function SettingsPage({ search }: { search: SettingsSearch }) {
  const may = useMay();
  const { warehouse } = useParams({ from: '/w/$warehouse' });
  const tabs = [
    { id: 'warehouses' as const, label: t.tab_warehouses(), shown: true },
    { id: 'carriers' as const, label: t.tab_carriers(), shown: may('carriers:read') },
    { id: 'mails' as const, label: t.tab_mails(), shown: may('mails:read') },
  ].filter(({ shown }) => shown);
  const tab = tabs.find(({ id }) => id === search.tab)?.id ?? 'warehouses';
  return (
    <Page title={t.title()}>
      <PageTabs label={t.title()} at={tab} tabs={tabs} />
      {tab === 'warehouses' && <Warehouses search={search} key={warehouse} />}
      {tab === 'carriers' && <Carriers />}
      {tab === 'mails' && <Mails search={search} />}
    </Page>
  );
}

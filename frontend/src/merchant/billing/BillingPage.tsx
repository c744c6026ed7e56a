// What a merchant pays: the charges as they accrue, the invoices, the prices.

import { Button } from '@mantine/core';
import { IconDownload, IconReceiptYen } from '@tabler/icons-react';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useRead, useSend } from '@/api/queries';
import { ChargeCard, chargeColumns } from '@/app/billing/charges';
import { InvoiceCard, invoiceColumns } from '@/app/billing/invoices';
import { KindSums } from '@/app/billing/KindSums';
import { MonthPicker, thisMonth } from '@/app/billing/MonthPicker';
import { RateCards } from '@/app/billing/RateCards';
import { type Charge, type InvoiceRow, invoiceTitle, kindWord } from '@/app/billing/words';
import { useLayout, useListing } from '@/app/listing';
import { PageTabs } from '@/app/PageTabs';
import { useMe } from '@/app/session';
import { Failure } from '@/app/Trouble';
import { done, refused } from '@/app/toast';
import { month as monthWord } from '@/i18n/format';
import * as t from '@/i18n/gen/billing';
import { locale } from '@/i18n/runtime';
import { Columns } from '@/ui/Card';
import { Empty } from '@/ui/Empty';
import { List } from '@/ui/list/List';
import { Page } from '@/ui/Page';
import { workspaceOf } from '../workspace';
import type { Search } from './search';

export function BillingPage({ search }: { search: Search }) {
  const tab = search.tab ?? 'charges';
  return (
    <Page title={t.title()}>
      <PageTabs
        label={t.title()}
        at={tab}
        tabs={[
          { id: 'charges', label: t.tab_accruing() },
          { id: 'invoices', label: t.tab_invoices() },
          { id: 'rates', label: t.tab_rates() },
        ]}
      />
      {tab === 'charges' && <Charges search={search} />}
      {tab === 'invoices' && <Invoices search={search} />}
      {tab === 'rates' && <Rates />}
    </Page>
  );
}

/** Where a charge's document is shown on this side. */
export function useDocumentAddress() {
  const { merchant } = useParams({ from: '/c/$merchant' });
  return useMemo(() => {
    const { addressOf } = workspaceOf('', merchant, []);
    return (kind: string, id: string) => addressOf({ kind, id } as never);
  }, [merchant]);
}

const idOf = (one: { id: string }) => one.id;
const nameOf = (charge: Charge) => kindWord(charge.kind);

function Charges({ search }: { search: Search }) {
  const month = search.month || thisMonth();
  const currency = useMe().currency ?? 'JPY';
  const { props, change } = useListing(search);
  const query = { month, cursor: search.cursor, limit: search.size ?? 50 };
  const charges = useRead('/api/v1/charges', { params: { query } }, { keep: true });
  const sums = useRead('/api/v1/charges/summary', { params: { query: { month } } }, { keep: true });
  const begin = useSend('post', '/api/v1/charge-exports', {
    changes: ['/api/v1/jobs'],
    onDone: () => done(t.export_begun()),
  });
  const addressOf = useDocumentAddress();
  const columns = useMemo(() => chargeColumns(addressOf), [addressOf]);
  const heading = month === thisMonth() ? t.so_far() : t.in_month({ month: monthWord(month) });
  return (
    <Columns
      main={
        <List
          caption={t.tab_accruing()}
          columns={columns}
          rows={charges.data?.items}
          next={charges.data?.next_cursor}
          idOf={idOf}
          nameOf={nameOf}
          {...props}
          {...useLayout('charges', columns)}
          busy={charges.isFetching}
          trouble={charges.error && <Failure error={charges.error} onRetry={charges.refetch} />}
          tools={
            <>
              <MonthPicker value={month} onChange={(next) => change({ month: next })} />
              <Button
                variant="default"
                leftSection={<IconDownload size={15} />}
                loading={begin.isPending}
                onClick={() =>
                  begin.mutate({ body: { month, language: locale(), encoding: 'utf-8-bom' } }, { onError: refused })
                }
              >
                {t.export_csv()}
              </Button>
            </>
          }
          empty={<Empty icon={<IconReceiptYen size={22} />} title={t.empty()} body={t.empty_body()} />}
          card={(charge) => <ChargeCard charge={charge} addressOf={addressOf} />}
        />
      }
      side={<KindSums sums={sums.data?.items ?? []} currency={currency} title={heading} />}
    />
  );
}

function Invoices({ search }: { search: Search }) {
  const go = useNavigate();
  const { merchant } = useParams({ from: '/c/$merchant' });
  const { props } = useListing(search);
  const query = { cursor: search.cursor, limit: search.size ?? 50 };
  const invoices = useRead('/api/v1/invoices', { params: { query } }, { keep: true });
  const columns = useMemo(() => invoiceColumns((id) => `/c/${merchant}/billing/${id}`), [merchant]);
  return (
    <List<InvoiceRow>
      caption={t.tab_invoices()}
      columns={columns}
      rows={invoices.data?.items}
      next={invoices.data?.next_cursor}
      idOf={idOf}
      nameOf={invoiceTitle}
      {...props}
      busy={invoices.isFetching}
      trouble={invoices.error && <Failure error={invoices.error} onRetry={invoices.refetch} />}
      onOpen={(one) => void go({ to: '/c/$merchant/billing/$invoice', params: { merchant, invoice: one.id } })}
      empty={<Empty icon={<IconReceiptYen size={22} />} title={t.no_invoices()} body={t.no_invoices_body()} />}
      card={(one) => <InvoiceCard invoice={one} to={`/c/${merchant}/billing/${one.id}`} />}
    />
  );
}

function Rates() {
  const cards = useRead('/api/v1/rate-cards');
  if (cards.error) return <Failure error={cards.error} onRetry={cards.refetch} />;
  return cards.data ? <RateCards cards={cards.data.items} /> : null;
}

// All merchants' invoices, and making the next ones.

import { Button, Select } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconPlus } from '@tabler/icons-react';
import { useNavigate, useParams } from '@tanstack/react-router';
import { explain } from '@/api/problem';
import { useSend } from '@/api/queries';
import { step, thisMonth } from '@/app/billing/MonthPicker';
import { invoiceStatusWord } from '@/app/billing/words';
import { useListing } from '@/app/listing';
import { useMay } from '@/app/session';
import { done } from '@/app/toast';
import { type View, ViewTabs } from '@/app/ViewTabs';
import { month as monthWord } from '@/i18n/format';
import * as t from '@/i18n/gen/billing';
import * as list from '@/i18n/gen/list';
import { Page } from '@/ui/Page';
import { SideForm } from '@/ui/SideForm';
import { useMerchants } from '../merchants/merchants';
import { InvoiceList } from './InvoiceList';
import type { Search } from './search';

const views = (): View[] => [
  { id: 'all', label: list.all(), filters: {} },
  ...['draft', 'finalised'].map((status) => ({ id: status, label: invoiceStatusWord(status), filters: { status } })),
];

export function BillingPage({ search }: { search: Search }) {
  const may = useMay();
  const { change } = useListing(search);
  return (
    <Page
      title={t.title()}
      actions={
        may('billing:write') && (
          <Button leftSection={<IconPlus size={15} />} onClick={() => change({ do: 'draft' })}>
            {t.draft_make()}
          </Button>
        )
      }
    >
      <InvoiceList
        search={search}
        status={search.status || undefined}
        tabs={<ViewTabs views={views()} search={search} />}
      />
      <MakeDraft opened={search.do === 'draft'} onClose={() => change({ do: undefined })} />
    </Page>
  );
}

const MONTHS = 12;

function MakeDraft({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const go = useNavigate();
  const { warehouse } = useParams({ from: '/w/$warehouse' });
  const { merchants } = useMerchants();
  const make = useSend('post', '/api/operator/v1/merchants/{merchant_id}/invoices', {
    changes: ['/api/operator/v1/invoices'],
    onDone: (invoice) => {
      done(t.draft_made());
      void go({ to: '/w/$warehouse/billing/$invoice', params: { warehouse, invoice: invoice.id } });
    },
  });
  const months = Array.from({ length: MONTHS }, (_, n) => step(thisMonth(), -n));
  const form = useForm({
    initialValues: { merchant_id: '', month: months[1] as string },
    validate: { merchant_id: (value) => (value ? null : t.merchant()) },
  });
  return (
    <SideForm
      title={t.draft_make()}
      opened={opened}
      onClose={onClose}
      submit={t.draft_make()}
      busy={make.isPending}
      refusal={make.error ? explain(make.error) : undefined}
      onSubmit={form.onSubmit(({ merchant_id, month }) =>
        make.mutate({ params: { path: { merchant_id } }, body: { month } }),
      )}
    >
      <p>{t.draft_make_body()}</p>
      <Select
        label={t.merchant()}
        required
        searchable
        data={merchants.map((one) => ({ value: one.id, label: one.name }))}
        {...form.getInputProps('merchant_id')}
      />
      <Select
        label={t.month()}
        required
        allowDeselect={false}
        data={months.map((value) => ({ value, label: monthWord(value) }))}
        {...form.getInputProps('month')}
      />
    </SideForm>
  );
}

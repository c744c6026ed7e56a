// An invoice before and after it is final.
import { Button, Skeleton } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { Link, useParams } from '@tanstack/react-router';
import { useRead, useSend } from '@/api/queries';
import { InvoicePapers, InvoiceSheet } from '@/app/billing/InvoiceSheet';
import { InvoiceStatus } from '@/app/billing/invoices';
import { type Invoice, invoiceTitle } from '@/app/billing/words';
import { confirm } from '@/app/confirming';
import { useMay } from '@/app/session';
import { Failure } from '@/app/Trouble';
import { done, refused } from '@/app/toast';
import * as t from '@/i18n/gen/billing';
import * as common from '@/i18n/gen/common';
import { Page } from '@/ui/Page';
import { useMerchants } from '../merchants/merchants';

export function InvoicePage({ id }: { id: string }) {
  const { warehouse } = useParams({ from: '/w/$warehouse' });
  const { nameOf } = useMerchants();
  const may = useMay();
  const read = useRead('/api/operator/v1/invoices/{invoice_id}', { params: { path: { invoice_id: id } } });
  if (read.error) return <Failure error={read.error} onRetry={read.refetch} />;
  const invoice = read.data;
  if (!invoice) return <Skeleton height={520} />;
  return (
    <Page
      title={invoiceTitle(invoice)}
      crumb={
        <Link to="/w/$warehouse/billing" params={{ warehouse }}>
          {t.title()}
        </Link>
      }
      beside={<InvoiceStatus invoice={invoice} />}
      sub={nameOf(invoice.merchant_id)}
      actions={
        <>
          <InvoicePapers invoice={invoice} side="operator" />
          {may('billing:write') && invoice.status === 'draft' && <Finalise invoice={invoice} />}
        </>
      }
    >
      <InvoiceSheet invoice={invoice} />
    </Page>
  );
}

function Finalise({ invoice }: { invoice: Invoice }) {
  const finalise = useSend('post', '/api/operator/v1/invoices/{invoice_id}/finalisation', {
    changes: ['/api/operator/v1/invoices'],
    onDone: (final) => done(t.finalised({ number: final.number ?? '' })),
  });
  const ask = () =>
    confirm({
      title: t.finalise_ask(),
      body: t.finalise_body(),
      go: t.finalise(),
      back: common.cancel(),
      onGo: () => finalise.mutate({ params: { path: { invoice_id: invoice.id } } }, { onError: refused }),
    });
  return (
    <Button leftSection={<IconCheck size={15} />} onClick={ask} loading={finalise.isPending}>
      {t.finalise()}
    </Button>
  );
}

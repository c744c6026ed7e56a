import { Skeleton } from '@mantine/core';
import { useRead } from '@/api/queries';
import { InvoicePapers, InvoiceSheet } from '@/app/billing/InvoiceSheet';
import { InvoiceStatus } from '@/app/billing/invoices';
import { invoiceTitle } from '@/app/billing/words';
import { Failure } from '@/app/Trouble';
import { Page } from '@/ui/Page';

export function InvoicePage({ id }: { id: string }) {
  const read = useRead('/api/v1/invoices/{invoice_id}', { params: { path: { invoice_id: id } } });
  if (read.error) return <Failure error={read.error} onRetry={read.refetch} />;
  const invoice = read.data;
  if (!invoice) return <Skeleton height={520} />;
  return (
    <Page
      title={invoiceTitle(invoice)}
      beside={<InvoiceStatus invoice={invoice} />}
      actions={<InvoicePapers invoice={invoice} side="merchant" />}
    >
      <InvoiceSheet invoice={invoice} />
    </Page>
  );
}

// Invoices: of one merchant, or of all with their names.

import { IconReceiptYen } from '@tabler/icons-react';
import { useNavigate, useParams } from '@tanstack/react-router';
import { type ReactNode, useMemo } from 'react';
import { useRead } from '@/api/queries';
import type { ListSearch } from '@/app/address';
import { InvoiceCard, invoiceColumns } from '@/app/billing/invoices';
import { type InvoiceRow, invoiceTitle } from '@/app/billing/words';
import { useListing } from '@/app/listing';
import { Failure } from '@/app/Trouble';
import * as t from '@/i18n/gen/billing';
import { Empty } from '@/ui/Empty';
import { List } from '@/ui/list/List';
import { useMerchants } from '../merchants/merchants';

const idOf = (one: InvoiceRow) => one.id;

interface Props {
  search: ListSearch;
  merchantId?: string;
  status?: string;
  tools?: ReactNode;
  tabs?: ReactNode;
}

export function InvoiceList({ search, merchantId, status, tools, tabs }: Props) {
  const go = useNavigate();
  const { warehouse } = useParams({ from: '/w/$warehouse' });
  const { nameOf } = useMerchants();
  const { props } = useListing(search);
  const query = { merchant_id: merchantId, status, cursor: search.cursor, limit: search.size ?? 50 };
  const invoices = useRead('/api/operator/v1/invoices', { params: { query } }, { keep: true });
  const columns = useMemo(
    () => invoiceColumns((id) => `/w/${warehouse}/billing/${id}`, merchantId ? undefined : nameOf),
    [warehouse, merchantId, nameOf],
  );
  return (
    <List
      caption={t.tab_invoices()}
      columns={columns}
      rows={invoices.data?.items}
      next={invoices.data?.next_cursor}
      idOf={idOf}
      nameOf={invoiceTitle}
      {...props}
      busy={invoices.isFetching}
      trouble={invoices.error && <Failure error={invoices.error} onRetry={invoices.refetch} />}
      onOpen={(one) => void go({ to: '/w/$warehouse/billing/$invoice', params: { warehouse, invoice: one.id } })}
      tools={tools}
      tabs={tabs}
      card={(one) => (
        <InvoiceCard
          invoice={one}
          to={`/w/${warehouse}/billing/${one.id}`}
          merchant={merchantId ? undefined : nameOf(one.merchant_id)}
        />
      )}
      empty={<Empty icon={<IconReceiptYen size={22} />} title={t.no_invoices()} body={t.no_invoices_body()} />}
    />
  );
}

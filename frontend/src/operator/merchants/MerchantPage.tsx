// One merchant as its operator sees it: who it is, what its work costs, what it was invoiced.

import { Button, Skeleton, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconEdit, IconMailPlus } from '@tabler/icons-react';
import { Link, useParams } from '@tanstack/react-router';
import { explain } from '@/api/problem';
import { useRead, useSend } from '@/api/queries';
import { useListing } from '@/app/listing';
import { PageTabs } from '@/app/PageTabs';
import { useMay } from '@/app/session';
import { Failure } from '@/app/Trouble';
import { done } from '@/app/toast';
import { dateTime } from '@/i18n/format';
import * as t from '@/i18n/gen/merchants';
import { Card } from '@/ui/Card';
import { Copyable } from '@/ui/Copyable';
import { Facts } from '@/ui/Facts';
import { later } from '@/ui/later';
import { Page } from '@/ui/Page';
import { SideForm } from '@/ui/SideForm';
import { InvoiceList } from '../billing/InvoiceList';
import { MerchantCharges } from '../billing/MerchantCharges';
import { MerchantRates } from '../billing/MerchantRates';
import { MerchantStatus } from './MerchantsPage';
import type { Merchant } from './merchants';
import { Standing, Suspend } from './Suspension';
import type { MerchantSearch } from './search';

const EditMerchant = later(
  () => import('./EditMerchant'),
  (found) => found.EditMerchant,
);

export function MerchantPage({ id, search }: { id: string; search: MerchantSearch }) {
  const may = useMay();
  const { warehouse } = useParams({ from: '/w/$warehouse' });
  const { change } = useListing(search);
  const read = useRead('/api/operator/v1/merchants/{merchant_id}', { params: { path: { merchant_id: id } } });
  if (read.error) return <Failure error={read.error} onRetry={read.refetch} />;
  const merchant = read.data;
  if (!merchant) return <Skeleton height={480} />;
  const money = may('billing:read');
  const tab = money ? (search.tab ?? 'facts') : 'facts';
  return (
    <Page
      title={merchant.name}
      crumb={
        <Link to="/w/$warehouse/merchants" params={{ warehouse }}>
          {t.title()}
        </Link>
      }
      beside={<MerchantStatus merchant={merchant} />}
      actions={
        <>
          {may('members:write') && (
            <Button variant="default" leftSection={<IconMailPlus size={15} />} onClick={() => change({ do: 'invite' })}>
              {t.invite_owner()}
            </Button>
          )}
          {may('merchants:write') && <Standing merchant={merchant} onSuspend={() => change({ do: 'suspend' })} />}
          {may('merchants:write') && (
            <Button leftSection={<IconEdit size={15} />} onClick={() => change({ do: 'edit' })}>
              {t.edit()}
            </Button>
          )}
        </>
      }
    >
      {money && (
        <PageTabs
          label={merchant.name}
          at={tab}
          tabs={[
            { id: 'facts', label: t.facts() },
            { id: 'charges', label: t.tab_charges() },
            { id: 'rates', label: t.tab_rates() },
            { id: 'invoices', label: t.tab_invoices() },
          ]}
        />
      )}
      {tab === 'facts' && <Company merchant={merchant} />}
      {tab === 'charges' && <MerchantCharges merchantId={id} search={search} />}
      {tab === 'rates' && <MerchantRates merchantId={id} search={search} />}
      {tab === 'invoices' && <InvoiceList merchantId={id} search={search} />}
      {search.do === 'edit' && <EditMerchant merchant={merchant} onClose={() => change({ do: undefined })} />}
      {search.do === 'suspend' && <Suspend merchant={merchant} onClose={() => change({ do: undefined })} />}
      <InviteOwner merchantId={id} opened={search.do === 'invite'} onClose={() => change({ do: undefined })} />
    </Page>
  );
}

function Company({ merchant }: { merchant: Merchant }) {
  const partial = merchant.reservation_policy === 'partial';
  return (
    <Card title={t.facts()}>
      <Facts
        of={[
          [t.code(), <Copyable key="code" text={merchant.code} />],
          [t.email(), merchant.email],
          [t.phone(), merchant.phone],
          [t.postal_code(), merchant.postal_code],
          [t.address(), merchant.address],
          [t.policy(), partial ? t.policy_partial() : t.policy_all_or_nothing()],
          [t.registration_number(), merchant.registration_number],
          merchant.suspended_at ? [t.since(), dateTime(merchant.suspended_at)] : null,
          [t.suspend_reason(), merchant.suspension_reason],
        ]}
      />
    </Card>
  );
}

function InviteOwner({ merchantId, opened, onClose }: { merchantId: string; opened: boolean; onClose: () => void }) {
  const invite = useSend('post', '/api/operator/v1/merchants/{merchant_id}/invitations', {
    onDone: (made) => {
      done(t.invited({ email: made.email }));
      form.reset();
      onClose();
    },
  });
  const form = useForm({
    initialValues: { email: '' },
    validate: { email: (value) => (/^\S+@\S+\.\S+$/.test(value) ? null : t.email_wrong()) },
  });
  return (
    <SideForm
      title={t.invite_owner()}
      opened={opened}
      onClose={onClose}
      submit={t.invite()}
      busy={invite.isPending}
      refusal={invite.error ? explain(invite.error) : undefined}
      onSubmit={form.onSubmit((body) => invite.mutate({ params: { path: { merchant_id: merchantId } }, body }))}
    >
      <TextInput label={t.email()} type="email" required data-autofocus {...form.getInputProps('email')} />
    </SideForm>
  );
}

// The companies whose goods are kept here.

import { Button, Select, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconBuildingStore, IconPlus } from '@tabler/icons-react';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import { explain } from '@/api/problem';
import { useRead, useSend } from '@/api/queries';
import type { ListSearch } from '@/app/address';
import { useListing } from '@/app/listing';
import { useMay } from '@/app/session';
import { Failure } from '@/app/Trouble';
import { done } from '@/app/toast';
import * as t from '@/i18n/gen/merchants';
import { Empty } from '@/ui/Empty';
import type { Column } from '@/ui/list/columns';
import { List } from '@/ui/list/List';
import { Page } from '@/ui/Page';
import { Pill } from '@/ui/Pill';
import { SideForm } from '@/ui/SideForm';
import type { Merchant } from './merchants';

export const MerchantStatus = ({ merchant }: { merchant: Pick<Merchant, 'status'> }) =>
  merchant.status === 'active' ? (
    <Pill tone="good">{t.status_active()}</Pill>
  ) : (
    <Pill tone="bad">{t.status_suspended()}</Pill>
  );

const columnsOf = (warehouse: string): Column<Merchant>[] => [
  {
    id: 'name',
    label: t.name,
    fixed: true,
    cell: (one) => (
      <Link to="/w/$warehouse/merchants/$merchant" params={{ warehouse, merchant: one.id }}>
        {one.name}
      </Link>
    ),
  },
  { id: 'code', label: t.code, width: 160, cell: (one) => <span className="mono">{one.code}</span> },
  { id: 'status', label: t.status, width: 140, cell: (one) => <MerchantStatus merchant={one} /> },
  { id: 'email', label: t.email, cell: (one) => one.email },
  { id: 'phone', label: t.phone, width: 150, cell: (one) => one.phone },
];
const idOf = (one: Merchant) => one.id;
const nameOf = (one: Merchant) => one.name;

export function MerchantsPage({ search }: { search: ListSearch & { do?: string } }) {
  const go = useNavigate();
  const may = useMay();
  const { warehouse } = useParams({ from: '/w/$warehouse' });
  const { props, change } = useListing(search);
  const query = { cursor: search.cursor, limit: search.size ?? 50 };
  const merchants = useRead('/api/operator/v1/merchants', { params: { query } }, { keep: true });
  const columns = useMemo(() => columnsOf(warehouse), [warehouse]);
  return (
    <Page
      title={t.title()}
      actions={
        may('merchants:write') && (
          <Button leftSection={<IconPlus size={15} />} onClick={() => change({ do: 'new' })}>
            {t.new_()}
          </Button>
        )
      }
    >
      <List
        caption={t.title()}
        columns={columns}
        rows={merchants.data?.items}
        next={merchants.data?.next_cursor}
        idOf={idOf}
        nameOf={nameOf}
        {...props}
        busy={merchants.isFetching}
        trouble={merchants.error && <Failure error={merchants.error} onRetry={merchants.refetch} />}
        onOpen={(one) => void go({ to: '/w/$warehouse/merchants/$merchant', params: { warehouse, merchant: one.id } })}
        empty={<Empty icon={<IconBuildingStore size={22} />} title={t.empty()} body={t.empty_body()} />}
        card={(one) => (
          <Link to="/w/$warehouse/merchants/$merchant" params={{ warehouse, merchant: one.id }} className="row-card">
            <b>{one.name}</b>
            <MerchantStatus merchant={one} />
            <small>{one.email}</small>
            <small className="mono">{one.code}</small>
          </Link>
        )}
      />
      <NewMerchant opened={search.do === 'new'} onClose={() => change({ do: undefined })} />
    </Page>
  );
}

function NewMerchant({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const add = useSend('post', '/api/operator/v1/merchants', {
    changes: ['/api/operator/v1/merchants'],
    onDone: (made) => {
      done(t.created({ name: made.name }));
      form.reset();
      onClose();
    },
  });
  const form = useForm({
    initialValues: {
      name: '',
      code: '',
      email: '',
      phone: '',
      postal_code: '',
      address: '',
      reservation_policy: 'all_or_nothing',
    },
    validate: {
      name: (value) => (value.trim() ? null : t.name()),
      code: (value) => (/^[a-z0-9][a-z0-9-]{1,39}$/.test(value) ? null : t.code_wrong()),
      email: (value) => (/^\S+@\S+\.\S+$/.test(value) ? null : t.email_wrong()),
    },
  });
  return (
    <SideForm
      title={t.new_()}
      opened={opened}
      onClose={onClose}
      submit={t.create()}
      busy={add.isPending}
      refusal={add.error ? explain(add.error) : undefined}
      onSubmit={form.onSubmit((values) => add.mutate({ body: values }))}
    >
      <TextInput label={t.name()} required data-autofocus {...form.getInputProps('name')} />
      <TextInput label={t.code()} description={t.code_hint()} required {...form.getInputProps('code')} />
      <TextInput label={t.email()} type="email" required {...form.getInputProps('email')} />
      <TextInput label={t.phone()} type="tel" {...form.getInputProps('phone')} />
      <TextInput label={t.postal_code()} inputMode="numeric" {...form.getInputProps('postal_code')} />
      <Textarea label={t.address()} autosize minRows={2} {...form.getInputProps('address')} />
      <Select
        label={t.policy()}
        allowDeselect={false}
        data={[
          { value: 'all_or_nothing', label: t.policy_all_or_nothing() },
          { value: 'partial', label: t.policy_partial() },
        ]}
        {...form.getInputProps('reservation_policy')}
      />
    </SideForm>
  );
}

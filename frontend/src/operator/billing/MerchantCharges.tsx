// A merchant's charges of a month, each to be reversed with a reason.
import { ActionIcon, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconReceiptRefund, IconReceiptYen } from '@tabler/icons-react';
import { useMemo } from 'react';
import { explain } from '@/api/problem';
import { useRead, useSend } from '@/api/queries';
import { ChargeCard, chargeColumns, type DocumentAddress } from '@/app/billing/charges';
import { KindSums } from '@/app/billing/KindSums';
import { MonthPicker, thisMonth } from '@/app/billing/MonthPicker';
import { type Charge, kindWord, sentenceOf } from '@/app/billing/words';
import { useLayout, useListing } from '@/app/listing';
import { useMay, useMe } from '@/app/session';
import { Failure } from '@/app/Trouble';
import { done } from '@/app/toast';
import { month as monthWord } from '@/i18n/format';
import * as t from '@/i18n/gen/billing';
import { Columns } from '@/ui/Card';
import { Empty } from '@/ui/Empty';
import type { Column } from '@/ui/list/columns';
import { List } from '@/ui/list/List';
import { SideForm } from '@/ui/SideForm';
import type { MerchantSearch } from '../merchants/search';
import { useDocumentAddress } from './address';

const idOf = (one: Charge) => one.id;
const nameOf = (one: Charge) => kindWord(one.kind);
const REVERSE = 'reverse:';

export function MerchantCharges({ merchantId, search }: { merchantId: string; search: MerchantSearch }) {
  const month = search.month || thisMonth();
  const currency = useMe().currency ?? 'JPY';
  const { props, change } = useListing(search);
  const path = { merchant_id: merchantId };
  const query = { month, cursor: search.cursor, limit: search.size ?? 50 };
  const charges = useRead(
    '/api/operator/v1/merchants/{merchant_id}/charges',
    { params: { path, query } },
    { keep: true },
  );
  const sums = useRead(
    '/api/operator/v1/merchants/{merchant_id}/charges/summary',
    { params: { path, query: { month } } },
    { keep: true },
  );
  const onReverse = (charge: Charge) => change({ do: REVERSE + charge.id });
  const addressOf = useDocumentAddress();
  const mayReverse = useMay()('billing:write');
  const columns = useColumns(addressOf, mayReverse ? onReverse : undefined);
  const chosen = charges.data?.items.find((one) => search.do === REVERSE + one.id);
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
          {...useLayout('merchant-charges', columns)}
          busy={charges.isFetching}
          trouble={charges.error && <Failure error={charges.error} onRetry={charges.refetch} />}
          tools={<MonthPicker value={month} onChange={(next) => change({ month: next })} />}
          empty={<Empty icon={<IconReceiptYen size={22} />} title={t.empty()} />}
          card={(charge) => (
            <ChargeCard
              charge={charge}
              addressOf={addressOf}
              act={mayReverse && <ReverseButton charge={charge} onReverse={onReverse} />}
            />
          )}
        />
      }
      side={
        <>
          <KindSums
            sums={sums.data?.items ?? []}
            currency={currency}
            title={month === thisMonth() ? t.so_far() : t.in_month({ month: monthWord(month) })}
          />
          {chosen && <Reverse charge={chosen} onClose={() => change({ do: undefined })} />}
        </>
      }
    />
  );
}

interface ReverseButtonProps {
  charge: Charge;
  onReverse: (charge: Charge) => void;
}

const ReverseButton = ({ charge, onReverse }: ReverseButtonProps) =>
  charge.reverses_id ? null : (
    <ActionIcon
      variant="subtle"
      color="gray"
      onClick={() => onReverse(charge)}
      aria-label={`${t.reverse()}: ${kindWord(charge.kind)}`}
      title={t.reverse()}
    >
      <IconReceiptRefund size={16} />
    </ActionIcon>
  );

function useColumns(addressOf: DocumentAddress, onReverse?: (charge: Charge) => void): Column<Charge>[] {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the handler only ever writes the address
  return useMemo(() => {
    const columns = chargeColumns(addressOf);
    if (!onReverse) return columns;
    const cell = (charge: Charge) => <ReverseButton charge={charge} onReverse={onReverse} />;
    return [...columns, { id: 'reverse', label: t.reverse, width: 60, align: 'end', cell }];
  }, [addressOf, !onReverse]);
}

function Reverse({ charge, onClose }: { charge: Charge; onClose: () => void }) {
  const reverse = useSend('post', '/api/operator/v1/charges/{charge_id}/reversal', {
    changes: ['/api/operator/v1/merchants'],
    onDone: () => {
      done(t.reversed_done());
      onClose();
    },
  });
  const form = useForm({
    initialValues: { reason: '' },
    validate: { reason: (value) => (value.trim() ? null : t.reverse_reason()) },
  });
  return (
    <SideForm
      title={t.reverse_title()}
      opened
      onClose={onClose}
      submit={t.reverse()}
      danger
      busy={reverse.isPending}
      refusal={reverse.error ? explain(reverse.error) : undefined}
      onSubmit={form.onSubmit((body) => reverse.mutate({ params: { path: { charge_id: charge.id } }, body }))}
    >
      <p>{sentenceOf(charge)}</p>
      <TextInput label={t.reverse_reason()} required data-autofocus {...form.getInputProps('reason')} />
    </SideForm>
  );
}

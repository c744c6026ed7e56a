// A merchant's rate cards, and the next version of them.

import { Button, Group, Select, TextInput } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { Calendars } from '@/ui/Calendars';
import '@mantine/dates/styles.css';
import { useForm } from '@mantine/form';
import { IconPlus } from '@tabler/icons-react';
import { explain } from '@/api/problem';
import { useRead, useSend } from '@/api/queries';
import { step, thisMonth } from '@/app/billing/MonthPicker';
import { RateCards } from '@/app/billing/RateCards';
import { KINDS, kindWord, type RateCard, roundingWord } from '@/app/billing/words';
import { useListing } from '@/app/listing';
import { useMay } from '@/app/session';
import { Failure } from '@/app/Trouble';
import { done } from '@/app/toast';
import * as t from '@/i18n/gen/billing';
import { SideForm } from '@/ui/SideForm';
import type { MerchantSearch } from '../merchants/search';

const ROUNDINGS = ['down', 'half_up', 'up'];
const isPrice = (text: string) => text.trim() === '' || /^\d{1,10}(\.\d{1,4})?$/.test(text.trim());

export function MerchantRates({ merchantId, search }: { merchantId: string; search: MerchantSearch }) {
  const may = useMay();
  const { change } = useListing(search);
  const cards = useRead('/api/operator/v1/merchants/{merchant_id}/rate-cards', {
    params: { path: { merchant_id: merchantId } },
  });
  if (cards.error) return <Failure error={cards.error} onRetry={cards.refetch} />;
  if (!cards.data) return null;
  return (
    <>
      {may('billing:write') && (
        <Group justify="flex-end" mb="sm">
          <Button leftSection={<IconPlus size={15} />} onClick={() => change({ do: 'rates' })}>
            {t.rates_new()}
          </Button>
        </Group>
      )}
      <RateCards cards={cards.data.items} />
      {search.do === 'rates' && (
        <NewCard merchantId={merchantId} former={cards.data.items[0]} onClose={() => change({ do: undefined })} />
      )}
    </>
  );
}

interface CardProps {
  merchantId: string;
  former: RateCard | undefined;
  onClose: () => void;
}

/** A version begins with the prices of the one before. */
function startOf(former: RateCard | undefined) {
  const price = (kind: string) => former?.rates?.find((rate) => rate.kind === kind)?.unit_price;
  return {
    name: former?.name ?? '',
    valid_from: `${step(thisMonth(), 1)}-01`,
    rounding: former?.rounding ?? 'half_up',
    tax_rounding: former?.tax_rounding ?? 'down',
    prices: Object.fromEntries(KINDS.map((kind) => [kind, price(kind) ? String(Number(price(kind))) : ''])),
  };
}

function NewCard({ merchantId, former, onClose }: CardProps) {
  const add = useSend('post', '/api/operator/v1/merchants/{merchant_id}/rate-cards', {
    changes: ['/api/operator/v1/merchants/{merchant_id}/rate-cards'],
    onDone: () => {
      done(t.rates_saved());
      onClose();
    },
  });
  const form = useForm({
    initialValues: startOf(former),
    validate: {
      name: (value) => (value.trim() ? null : t.rates_name()),
      prices: Object.fromEntries(
        KINDS.map((kind) => [kind, (value: string) => (isPrice(value) ? null : t.price_wrong())]),
      ),
    },
  });
  const save = ({ prices, ...card }: ReturnType<typeof startOf>) => {
    const kept = (kind: string) => former?.rates?.find((rate) => rate.kind === kind);
    const rates = KINDS.filter((kind) => prices[kind]?.trim()).map((kind) => ({
      kind,
      unit_price: String(prices[kind]).trim(),
      tax_bp: kept(kind)?.tax_bp ?? 1000,
      label: kept(kind)?.label,
      label_en: kept(kind)?.label_en,
    }));
    add.mutate({
      params: { path: { merchant_id: merchantId } },
      body: { ...card, currency: former?.currency ?? 'JPY', rates },
    });
  };
  const roundings = ROUNDINGS.map((value) => ({ value, label: roundingWord(value) }));
  return (
    <SideForm
      title={t.rates_new()}
      opened
      onClose={onClose}
      submit={t.rates_new()}
      busy={add.isPending}
      refusal={add.error ? explain(add.error) : undefined}
      onSubmit={form.onSubmit(save)}
    >
      <TextInput label={t.rates_name()} required data-autofocus {...form.getInputProps('name')} />
      <Calendars>
        <DateInput label={t.valid_from()} required valueFormat="YYYY/MM/DD" {...form.getInputProps('valid_from')} />
      </Calendars>
      <p>{t.rates_hint()}</p>
      {KINDS.map((kind) => (
        <TextInput key={kind} label={kindWord(kind)} inputMode="decimal" {...form.getInputProps(`prices.${kind}`)} />
      ))}
      <Select label={t.rounding()} data={roundings} allowDeselect={false} {...form.getInputProps('rounding')} />
      <Select label={t.tax_rounding()} data={roundings} allowDeselect={false} {...form.getInputProps('tax_rounding')} />
    </SideForm>
  );
}

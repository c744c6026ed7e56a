// An order written by hand: samples, business customers, telephone orders.
import { Alert, Button, Group, NativeSelect, Stack, Switch, Textarea, TextInput } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { explain, Problem } from '@/api/problem';
import { useSend } from '@/api/queries';
import { paymentWord } from '@/app/fulfilment/orderWords';
import { SLOTS, slotWord } from '@/app/fulfilment/slots';
import { useMe } from '@/app/session';
import { done } from '@/app/toast';
import { today } from '@/i18n/format';
import * as common from '@/i18n/gen/common';
import * as t from '@/i18n/gen/orders';
import { Card, Columns } from '@/ui/Card';
import { Page } from '@/ui/Page';
import { AddressFields } from './AddressFields';
import { CHANGES } from './actions';
import { Back } from './Back';
import { DraftLines } from './DraftLines';
import { type Draft, emptyDraft, isWhole, orderOf, refusedInDraft, wrongInDraft } from './draft';

const PAYMENTS = ['paid', 'cash_on_delivery', 'pending'];
const NO_PRICES: ReadonlySet<string> = new Set();

export function NewOrderPage() {
  const go = useNavigate();
  const { merchant } = useParams({ from: '/c/$merchant' });
  const currency = useMe().currency ?? 'JPY';
  const [draft, setDraft] = useState(emptyDraft);
  const [tried, setTried] = useState(false);
  const change = (patch: Partial<Draft>) => setDraft((former) => ({ ...former, ...patch }));
  const place = useSend('post', '/api/v1/orders', {
    changes: CHANGES,
    onDone: ({ id, number }) => {
      done(t.new_saved({ number }));
      void go({ to: '/c/$merchant/orders/$order', params: { merchant, order: id } });
    },
  });
  const checked = wrongInDraft(draft);
  const refused = place.error instanceof Problem ? refusedInDraft(place.error.fields) : {};
  const wrong = tried && !isWhole(checked) ? checked : { ship_to: {}, prices: NO_PRICES, ...refused };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (isWhole(checked)) return place.mutate({ body: orderOf(draft, currency) });
    const form = event.currentTarget;
    requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  };
  return (
    <Page title={t.new_title()} crumb={<Back />}>
      <form noValidate onSubmit={submit}>
        <Columns
          main={
            <>
              {place.error && (
                <Alert color="red" icon={<IconAlertTriangle size={18} />} role="alert">
                  {explain(place.error)}
                </Alert>
              )}
              <Card title={t.lines()}>
                <DraftLines
                  lines={draft.lines}
                  currency={currency}
                  onChange={(lines) => change({ lines })}
                  error={wrong.lines}
                  wrongPrices={wrong.prices}
                />
              </Card>
              <Card title={t.recipient()}>
                <Stack gap="sm">
                  <AddressFields
                    draft={draft.ship_to}
                    onChange={(ship_to) => change({ ship_to })}
                    wrong={wrong.ship_to ?? {}}
                  />
                  <Buyer draft={draft} change={change} error={wrong.email} />
                </Stack>
              </Card>
            </>
          }
          side={
            <>
              <Card title={t.new_delivery()}>
                <Stack gap="sm">
                  <TextInput
                    type="date"
                    label={t.new_date()}
                    min={today()}
                    value={draft.date}
                    onChange={(event) => change({ date: event.currentTarget.value })}
                    error={wrong.date}
                  />
                  <NativeSelect
                    label={t.new_slot()}
                    value={draft.slot}
                    onChange={(event) => change({ slot: event.currentTarget.value })}
                    data={[
                      { value: '', label: t.slot_any() },
                      ...SLOTS.map((value) => ({ value, label: slotWord(value) })),
                    ]}
                  />
                  <Textarea
                    label={t.note()}
                    autosize
                    minRows={2}
                    maxLength={2000}
                    value={draft.note}
                    onChange={(event) => change({ note: event.currentTarget.value })}
                  />
                </Stack>
              </Card>
              <Card title={t.facts()}>
                <Stack gap="sm">
                  <TextInput
                    label={t.new_reference()}
                    description={t.new_reference_hint()}
                    required
                    maxLength={100}
                    value={draft.reference}
                    onChange={(event) => change({ reference: event.currentTarget.value })}
                    error={wrong.reference}
                  />
                  <NativeSelect
                    label={t.new_payment()}
                    value={draft.payment}
                    onChange={(event) => change({ payment: event.currentTarget.value })}
                    data={PAYMENTS.map((value) => ({ value, label: paymentWord(value) }))}
                  />
                </Stack>
              </Card>
              <Group justify="flex-end">
                <Button variant="default" component={Link} to={`/c/${merchant}/orders` as never}>
                  {common.cancel()}
                </Button>
                <Button type="submit" loading={place.isPending}>
                  {t.new_submit()}
                </Button>
              </Group>
            </>
          }
        />
      </form>
    </Page>
  );
}

interface BuyerProps {
  draft: Draft;
  change: (patch: Partial<Draft>) => void;
  error?: string;
}

function Buyer({ draft: { buyer }, change, error }: BuyerProps) {
  return (
    <>
      <Switch
        mt={4}
        label={t.new_buyer_differs()}
        checked={buyer !== null}
        onChange={(event) => change({ buyer: event.currentTarget.checked ? { name: '', email: '' } : null })}
      />
      {buyer && (
        <Group gap="sm" align="flex-start">
          <TextInput
            flex="1 1 200px"
            label={t.new_buyer_name()}
            maxLength={300}
            value={buyer.name}
            onChange={(event) => change({ buyer: { ...buyer, name: event.currentTarget.value } })}
          />
          <TextInput
            flex="1 1 200px"
            type="email"
            label={t.new_buyer_email()}
            maxLength={320}
            value={buyer.email}
            onChange={(event) => change({ buyer: { ...buyer, email: event.currentTarget.value } })}
            error={error}
          />
        </Group>
      )}
    </>
  );
}

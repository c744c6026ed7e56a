// Announce an arrival for a merchant who did not: what comes to this warehouse, when, and from whom.

import {
  Alert,
  Anchor,
  Button,
  Group,
  NumberInput,
  Select,
  SimpleGrid,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import { DatePickerInput } from '@mantine/dates';
import { useForm } from '@mantine/form';
import { IconCalendar } from '@tabler/icons-react';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { explain, type Problem } from '@/api/problem';
import { useSend } from '@/api/queries';
import { readPasted } from '@/app/inbound/pasted';
import { done } from '@/app/toast';
import { num, today } from '@/i18n/format';
import * as common from '@/i18n/gen/common';
import * as w from '@/i18n/gen/inbound';
import * as t from '@/i18n/gen/receiving';
import { Calendars } from '@/ui/Calendars';
import { Card } from '@/ui/Card';
import { Page } from '@/ui/Page';
import { useMerchants } from '../merchants/merchants';
import { useWarehouse } from '../warehouse';

interface Values {
  merchant_id: string | null;
  expected_on: string | null;
  supplier: string;
  po_number: string;
  cartons: number | '';
  note: string;
  text: string;
}

/** The API names refused lines by their place; people know them by their SKU. */
function refusal(error: Problem, lines: readonly { sku: string }[]): string {
  const places = Object.keys(error.fields).flatMap((name) => /^lines\[(\d+)\]/.exec(name)?.[1] ?? []);
  const skus = places.map((place) => lines[Number(place)]?.sku).filter(Boolean);
  return skus.length > 0 ? w.unknown_skus({ skus: skus.join(', ') }) : explain(error);
}

export function NewPlan() {
  const go = useNavigate();
  const { warehouse } = useParams({ from: '/w/$warehouse' });
  const { id: warehouse_id } = useWarehouse();
  const { merchants } = useMerchants();
  const announce = useSend('post', '/api/operator/v1/inbound', {
    changes: ['/api/operator/v1/inbound', '/api/operator/v1/warehouses'],
    onDone: (plan) => {
      done(w.saved({ number: plan.number }));
      void go({ to: '/w/$warehouse/receiving/$plan', params: { warehouse, plan: plan.id } });
    },
  });
  const form = useForm<Values>({
    initialValues: {
      merchant_id: null,
      expected_on: today(),
      supplier: '',
      po_number: '',
      cartons: '',
      note: '',
      text: '',
    },
    validate: {
      merchant_id: (value) => (value ? null : common.required()),
      expected_on: (value) => (!value ? w.choose_date() : value < today() ? w.date_past() : null),
      text: (value) => wrongLines(value),
    },
  });
  const { lines } = readPasted(form.values.text);
  const save = ({ text: _, merchant_id, expected_on, cartons, ...rest }: Values) =>
    announce.mutate({
      body: {
        ...rest,
        warehouse_id,
        merchant_id: merchant_id ?? '',
        expected_on: expected_on ?? '',
        cartons: cartons === '' ? null : cartons,
        lines,
      },
    });
  return (
    <Page
      title={w.form_title()}
      crumb={
        <Anchor component={Link} to={`/w/${warehouse}/receiving`} size="sm">
          {t.title()}
        </Anchor>
      }
    >
      <form noValidate onSubmit={form.onSubmit(save)}>
        <Card>
          {announce.error && (
            <Alert color="red" role="alert" mb="sm">
              {refusal(announce.error, lines)}
            </Alert>
          )}
          <SimpleGrid cols={{ base: 1, sm: 2 }} mb="sm">
            <Select
              label={t.merchant()}
              required
              searchable
              data={merchants.map((one) => ({ value: one.id, label: one.name }))}
              {...form.getInputProps('merchant_id')}
            />
            <Calendars>
              <DatePickerInput
                label={w.expected_on()}
                required
                minDate={today()}
                valueFormat="YYYY/MM/DD"
                leftSection={<IconCalendar size={15} />}
                {...form.getInputProps('expected_on')}
              />
            </Calendars>
            <TextInput label={`${w.supplier()} (${common.optional()})`} {...form.getInputProps('supplier')} />
            <TextInput label={`${w.po_number()} (${common.optional()})`} {...form.getInputProps('po_number')} />
            <NumberInput
              label={`${w.cartons()} (${common.optional()})`}
              min={1}
              max={100_000}
              allowDecimal={false}
              {...form.getInputProps('cartons')}
            />
            <TextInput label={`${w.note()} (${common.optional()})`} maxLength={2000} {...form.getInputProps('note')} />
          </SimpleGrid>
          <Textarea
            label={t.lines_paste()}
            description={w.paste_help()}
            required
            autosize
            minRows={5}
            maxRows={16}
            className="mono"
            {...form.getInputProps('text')}
          />
          <Group justify="space-between" mt="md">
            <Text size="sm" className="num" aria-live="polite">
              {t.lines_found({ products: lines.length, units: num(lines.reduce((sum, one) => sum + one.quantity, 0)) })}
            </Text>
            <Group gap={8}>
              <Button variant="default" component={Link} to={`/w/${warehouse}/receiving`}>
                {common.cancel()}
              </Button>
              <Button type="submit" loading={announce.isPending}>
                {w.save()}
              </Button>
            </Group>
          </Group>
        </Card>
      </form>
    </Page>
  );
}

function wrongLines(text: string) {
  const { lines, wrong } = readPasted(text);
  if (wrong.length > 0) return w.paste_wrong({ n: wrong.length, lines: wrong.slice(0, 8).join(', ') });
  return lines.length > 0 ? null : t.lines_none();
}

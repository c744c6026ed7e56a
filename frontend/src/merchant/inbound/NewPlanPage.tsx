// Tell the warehouse what will arrive: where, when, from whom, and of which products how many.

import {
  Alert,
  Anchor,
  Button,
  Group,
  NativeSelect,
  NumberInput,
  SimpleGrid,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import { DatePickerInput } from '@mantine/dates';
import { useForm } from '@mantine/form';
import { IconCalendar } from '@tabler/icons-react';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { explain, type Problem } from '@/api/problem';
import { useSend } from '@/api/queries';
import { done } from '@/app/toast';
import { num, today } from '@/i18n/format';
import * as common from '@/i18n/gen/common';
import * as t from '@/i18n/gen/inbound';
import { Calendars } from '@/ui/Calendars';
import { Card, Columns } from '@/ui/Card';
import { Page } from '@/ui/Page';
import { useWarehouses } from '../warehouses';
import { Address } from './Address';
import { type Line, LinesEditor } from './LinesEditor';

interface Values {
  warehouse_id: string;
  expected_on: string | null;
  supplier: string;
  po_number: string;
  cartons: number | '';
  note: string;
}

/** The API names refused lines by their place (`lines[3].sku`); people know them by their SKU. */
function refusal(error: Problem, lines: readonly Line[]): string {
  const places = Object.keys(error.fields).flatMap((name) => /^lines\[(\d+)\]/.exec(name)?.[1] ?? []);
  const skus = places.map((place) => lines[Number(place)]?.sku).filter(Boolean);
  return skus.length > 0 ? t.unknown_skus({ skus: skus.join(', ') }) : explain(error);
}

export function NewPlanPage() {
  const { merchant } = useParams({ from: '/c/$merchant' });
  const go = useNavigate();
  const houses = useWarehouses();
  const [lines, setLines] = useState<Line[]>([]);
  const [missing, setMissing] = useState(false);
  const form = useForm<Values>({
    initialValues: { warehouse_id: '', expected_on: null, supplier: '', po_number: '', cartons: '', note: '' },
    validate: {
      expected_on: (value) => (!value ? t.choose_date() : value < today() ? t.date_past() : null),
    },
  });
  const house = houses.find(({ id }) => id === (form.values.warehouse_id || houses[0]?.id));
  const announce = useSend('post', '/api/v1/inbound', {
    changes: ['/api/v1/inbound', '/api/v1/stock', '/api/v1/products'],
    onDone: (plan) => {
      done(t.saved({ number: plan.number }));
      void go({ to: '/c/$merchant/inbound/$plan', params: { merchant, plan: plan.id } });
    },
  });
  const save = (values: Values) => {
    setMissing(lines.length === 0);
    if (lines.length === 0 || !house) return;
    const { cartons, expected_on, warehouse_id: _, ...rest } = values;
    announce.mutate(
      {
        body: {
          ...rest,
          warehouse_id: house.id,
          expected_on: expected_on ?? '',
          cartons: cartons === '' ? null : cartons,
          lines: lines.map(({ sku, quantity }) => ({ sku, quantity })),
        },
      },
      { onError: (error) => form.setErrors(error.fields) },
    );
  };
  const crumb = (
    <Anchor component={Link} to={`/c/${merchant}/inbound`} size="sm">
      {t.title()}
    </Anchor>
  );
  return (
    <Page title={t.form_title()} crumb={crumb}>
      <form noValidate onSubmit={form.onSubmit(save, () => setMissing(lines.length === 0))}>
        <Columns
          main={
            <>
              <Card title={t.where_when()}>
                <SimpleGrid cols={{ base: 1, sm: 2 }}>
                  <NativeSelect
                    label={t.warehouse()}
                    required
                    data={houses.map(({ id, code, name }) => ({ value: id, label: `${code} ${name}` }))}
                    {...form.getInputProps('warehouse_id')}
                    value={house?.id ?? ''}
                  />
                  <Calendars>
                    <DatePickerInput
                      label={t.expected_on()}
                      required
                      minDate={today()}
                      valueFormat="YYYY/MM/DD"
                      leftSection={<IconCalendar size={15} />}
                      {...form.getInputProps('expected_on')}
                    />
                  </Calendars>
                </SimpleGrid>
              </Card>
              <LinesEditor
                lines={lines}
                onChange={(next) => {
                  setLines(next);
                  setMissing(false);
                }}
                error={missing ? t.no_lines() : undefined}
              />
              <Card title={t.from_whom()}>
                <SimpleGrid cols={{ base: 1, sm: 3 }}>
                  <TextInput label={`${t.supplier()} (${common.optional()})`} {...form.getInputProps('supplier')} />
                  <TextInput label={`${t.po_number()} (${common.optional()})`} {...form.getInputProps('po_number')} />
                  <NumberInput
                    label={`${t.cartons()} (${common.optional()})`}
                    min={1}
                    max={100_000}
                    allowDecimal={false}
                    {...form.getInputProps('cartons')}
                  />
                </SimpleGrid>
                <Textarea
                  mt="sm"
                  label={`${t.note()} (${common.optional()})`}
                  autosize
                  minRows={2}
                  maxLength={2000}
                  {...form.getInputProps('note')}
                />
              </Card>
            </>
          }
          side={
            <>
              {house && (
                <Card title={t.send_to()}>
                  <Address house={house} />
                </Card>
              )}
              <Card>
                <Text size="sm" mb="sm" className="num" aria-live="polite">
                  {t.sum({
                    products: lines.length,
                    units: num(lines.reduce((sum, line) => sum + line.quantity, 0)),
                  })}
                </Text>
                {announce.error && (
                  <Alert color="red" role="alert" mb="sm">
                    {refusal(announce.error, lines)}
                  </Alert>
                )}
                <Group justify="flex-end">
                  <Button variant="default" component={Link} to={`/c/${merchant}/inbound`}>
                    {common.cancel()}
                  </Button>
                  <Button type="submit" loading={announce.isPending}>
                    {t.save()}
                  </Button>
                </Group>
              </Card>
            </>
          }
        />
      </form>
    </Page>
  );
}

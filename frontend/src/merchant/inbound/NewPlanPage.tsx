// Tell the warehouse what will arrive: where, when, from whom, and of which products how many.

import { Alert, Anchor, Button, Group, NativeSelect, SimpleGrid, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useSend } from '@/api/queries';
import {
  bodyOf,
  dateProblem,
  ExpectedOn,
  FromWhom,
  optional,
  type Planned,
  planned,
  refusalOf,
} from '@/app/inbound/planning';
import { done } from '@/app/toast';
import { num } from '@/i18n/format';
import * as common from '@/i18n/gen/common';
import * as t from '@/i18n/gen/inbound';
import { Card, Columns } from '@/ui/Card';
import { Page } from '@/ui/Page';
import { useWarehouses } from '../warehouses';
import { Address } from './Address';
import { type Line, LinesEditor } from './LinesEditor';

interface Values extends Planned {
  warehouse_id: string;
}

export function NewPlanPage() {
  const { merchant } = useParams({ from: '/c/$merchant' });
  const go = useNavigate();
  const houses = useWarehouses();
  const [lines, setLines] = useState<Line[]>([]);
  const [missing, setMissing] = useState(false);
  const form = useForm<Values>({
    initialValues: { warehouse_id: '', ...planned(null) },
    validate: {
      expected_on: dateProblem,
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
    announce.mutate(
      {
        body: {
          ...bodyOf(values),
          warehouse_id: house.id,
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
                  <ExpectedOn form={form} />
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
                  <FromWhom form={form} />
                </SimpleGrid>
                <Textarea
                  mt="sm"
                  label={optional(t.note())}
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
                    {refusalOf(announce.error, lines)}
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

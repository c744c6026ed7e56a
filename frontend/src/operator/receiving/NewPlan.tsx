// Announce an arrival for a merchant who did not: what comes to this warehouse, when, and from whom.

import { Alert, Anchor, Button, Group, Select, SimpleGrid, Text, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useSend } from '@/api/queries';
import { readPasted } from '@/app/inbound/pasted';
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
import { num, today } from '@/i18n/format';
import * as common from '@/i18n/gen/common';
import * as w from '@/i18n/gen/inbound';
import * as t from '@/i18n/gen/receiving';
import { Card } from '@/ui/Card';
import { Page } from '@/ui/Page';
import { useMerchants } from '../merchants/merchants';
import { useWarehouse } from '../warehouse';

interface Values extends Planned {
  merchant_id: string | null;
  text: string;
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
    initialValues: { merchant_id: null, text: '', ...planned(today()) },
    validate: {
      merchant_id: (value) => (value ? null : common.required()),
      expected_on: dateProblem,
      text: (value) => wrongLines(value),
    },
  });
  const { lines } = readPasted(form.values.text);
  const save = (values: Values) =>
    announce.mutate({ body: { ...bodyOf(values), warehouse_id, merchant_id: values.merchant_id ?? '', lines } });
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
              {refusalOf(announce.error, lines)}
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
            <ExpectedOn form={form} />
            <FromWhom form={form} />
            <TextInput label={optional(w.note())} maxLength={2000} {...form.getInputProps('note')} />
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

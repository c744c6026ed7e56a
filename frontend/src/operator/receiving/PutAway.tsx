// Counted units that stand at the dock: scan the goods, then the shelf. A shelf with their like is proposed.
import { Alert, Button, NumberInput, Table, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconBarcode, IconCheck } from '@tabler/icons-react';
import { Link, useParams } from '@tanstack/react-router';
import type { Schemas } from '@/api/client';
import { explain } from '@/api/problem';
import { useRead, useSend } from '@/api/queries';
import { useDoing } from '@/app/doing';
import { Failure } from '@/app/Trouble';
import { broke, done } from '@/app/toast';
import { day, num } from '@/i18n/format';
import * as common from '@/i18n/gen/common';
import * as t from '@/i18n/gen/receiving';
import { sameCode, tidy } from '@/scanner/codes';
import { answer } from '@/scanner/sounds';
import { useScans } from '@/scanner/wedge';
import { Card } from '@/ui/Card';
import { Empty } from '@/ui/Empty';
import { SideForm } from '@/ui/SideForm';
import { useWarehouse } from '../warehouse';

type Item = Schemas['DockItem'];

const carries = (item: Item, code: string) =>
  sameCode(item.sku, code) || item.barcodes.some((one) => sameCode(one.code, code));

export function PutAway({ chosen }: { chosen?: string }) {
  const { warehouse } = useParams({ from: '/w/$warehouse' });
  const { id: warehouse_id } = useWarehouse();
  const { open, close } = useDoing();
  const board = useRead(
    '/api/operator/v1/warehouses/{warehouse_id}/floor-board',
    { params: { path: { warehouse_id } } },
    { every: 15_000 },
  );
  const items = board.data?.dock ?? [];
  const item = items.find((one) => one.receipt_id === chosen);
  useScans((code) => {
    const found = items.find((one) => carries(one, code));
    answer(found ? 'good' : 'bad');
    if (found) open(found.receipt_id);
    else broke(t.not_at_dock({ code }));
  }, !item);
  if (board.error) return <Failure error={board.error} onRetry={board.refetch} />;
  if (board.data && items.length === 0)
    return (
      <Card>
        <Empty icon={<IconCheck size={22} />} title={t.putaway_none()} />
      </Card>
    );
  return (
    <>
      <Alert icon={<IconBarcode size={18} />} mb="md" color="gray">
        {t.putaway_hint()}
      </Alert>
      <Card flush>
        <Table.ScrollContainer minWidth={760}>
          <Table horizontalSpacing="md">
            <caption className="vh">{t.tab_putaway()}</caption>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t.plan()}</Table.Th>
                <Table.Th>{t.product()}</Table.Th>
                <Table.Th>{t.lot()}</Table.Th>
                <Table.Th>{t.condition()}</Table.Th>
                <Table.Th>{t.at()}</Table.Th>
                <Table.Th>{t.proposed()}</Table.Th>
                <Table.Th ta="right">{t.quantity()}</Table.Th>
                <Table.Th />
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {items.map((one) => (
                <Table.Tr key={one.receipt_id}>
                  <Table.Td className="mono">
                    <Link to="/w/$warehouse/receiving/$plan" params={{ warehouse, plan: one.plan_id }}>
                      {one.plan_number}
                    </Link>
                  </Table.Td>
                  <Table.Td>
                    <span className="mono">{one.sku}</span>
                    <Text size="xs" c="dimmed">
                      {one.name}
                    </Text>
                  </Table.Td>
                  <Table.Td>
                    {one.lot_code} {one.expires_on && day(one.expires_on)}
                  </Table.Td>
                  <Table.Td>{one.condition === 'damaged' ? t.damaged() : t.sellable()}</Table.Td>
                  <Table.Td className="mono">{one.location_code}</Table.Td>
                  <Table.Td className="mono">{one.proposed ?? '–'}</Table.Td>
                  <Table.Td ta="right">{num(one.quantity)}</Table.Td>
                  <Table.Td>
                    <Button
                      size="compact-xs"
                      variant="default"
                      onClick={() => open(one.receipt_id)}
                      aria-label={t.put_of({ sku: one.sku })}
                    >
                      {t.put()}
                    </Button>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      </Card>
      {item && <Put key={item.receipt_id} item={item} onClose={close} />}
    </>
  );
}

function Put({ item, onClose }: { item: Item; onClose: () => void }) {
  const put = useSend('post', '/api/operator/v1/inbound/{plan_id}/putaways', {
    changes: ['/api/operator/v1/inbound', '/api/operator/v1/warehouses', '/api/operator/v1/stock'],
  });
  const form = useForm({
    initialValues: { location: '', quantity: item.quantity },
    validate: {
      location: (value) => (value.trim() ? null : common.required()),
      quantity: (value) => (value >= 1 && value <= item.quantity ? null : t.at_most({ n: num(item.quantity) })),
    },
  });
  const save = ({ location, quantity }: typeof form.values) => {
    const to = tidy(location);
    put.mutate(
      {
        params: { path: { plan_id: item.plan_id } },
        body: { placings: [{ receipt_id: item.receipt_id, quantity, location: to }] },
      },
      {
        onSuccess: () => {
          answer('done');
          done(t.put_done({ n: num(quantity), sku: item.sku, to }));
          onClose();
        },
        onError: () => {
          answer('bad');
          form.setFieldValue('location', '');
        },
      },
    );
  };
  return (
    <SideForm
      title={t.put_of({ sku: item.sku })}
      opened
      onClose={onClose}
      submit={t.put()}
      busy={put.isPending}
      refusal={put.error ? explain(put.error) : undefined}
      onSubmit={form.onSubmit(save)}
    >
      <Text fw={600}>{item.name}</Text>
      <div>
        <Text size="xs" c="dimmed">
          {item.proposed ? t.proposed_why() : t.proposed_none()}
        </Text>
        <Text className="mono" fz={34} fw={650} lh={1.2}>
          {item.proposed ?? '–'}
        </Text>
      </div>
      <TextInput label={t.to()} required data-autofocus {...form.getInputProps('location')} />
      <NumberInput
        label={t.quantity()}
        min={1}
        max={item.quantity}
        allowDecimal={false}
        {...form.getInputProps('quantity')}
      />
    </SideForm>
  );
}

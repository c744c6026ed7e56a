// One shipment on the floor: lines with what is picked and packed, parcels with their labels, papers.
import { Button, Skeleton, Table, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconArrowBackUp, IconFileText, IconPackage } from '@tabler/icons-react';
import { Link, useParams } from '@tanstack/react-router';
import type { Schemas } from '@/api/client';
import { explain } from '@/api/problem';
import { useRead, useSend } from '@/api/queries';
import { useDoing } from '@/app/doing';
import { AddressLines } from '@/app/fulfilment/AddressLines';
import { shipmentTone, shipmentWord } from '@/app/fulfilment/words';
import { useMay } from '@/app/session';
import { Failure } from '@/app/Trouble';
import { done } from '@/app/toast';
import { dateTime, day, num } from '@/i18n/format';
import * as common from '@/i18n/gen/common';
import * as t from '@/i18n/gen/opsorders';
import * as o from '@/i18n/gen/orders';
import * as s from '@/i18n/gen/shipments';
import { Card, Columns } from '@/ui/Card';
import { Copyable } from '@/ui/Copyable';
import { Facts } from '@/ui/Facts';
import { Page } from '@/ui/Page';
import { Pill } from '@/ui/Pill';
import { SideForm } from '@/ui/SideForm';
import { useMerchants } from '../merchants/merchants';
import { notePaper } from '../packing/printing';
import { useWarehouses } from '../warehouse';
import { Parcels } from './Parcels';

type Detail = Schemas['ShipmentDetail'];
const PATH = '/api/operator/v1/shipments';

export function ShipmentPage({ id }: { id: string }) {
  const read = useRead(`${PATH}/{shipment_id}`, { params: { path: { shipment_id: id } } });
  if (read.error) return <Failure error={read.error} onRetry={read.refetch} />;
  return read.data ? <Loaded of={read.data} /> : <Skeleton height={560} />;
}

function Loaded({ of }: { of: Detail }) {
  const { shipment } = of;
  const may = useMay();
  const { warehouse } = useParams({ from: '/w/$warehouse' });
  const { nameOf } = useMerchants();
  const home = useWarehouses().find((one) => one.id === shipment.warehouse_id);
  const { doing, open, close } = useDoing();
  const works = may('floor:work');
  const returnable = shipment.status === 'cancelled' && of.lines.some((line) => line.picked > line.packed);
  return (
    <Page
      title={shipment.number}
      crumb={
        <Link to="/w/$warehouse/shipments" params={{ warehouse }}>
          {s.title()}
        </Link>
      }
      beside={
        <>
          <Pill tone={shipmentTone(shipment.status)}>{shipmentWord(shipment.status)}</Pill>
          {shipment.held && <Pill tone="warn">{s.held()}</Pill>}
        </>
      }
      sub={nameOf(shipment.merchant_id)}
      actions={
        works && (
          <>
            {returnable && (
              <Button variant="default" leftSection={<IconArrowBackUp size={15} />} onClick={() => open('put_back')}>
                {t.put_back()}
              </Button>
            )}
            <Button
              variant="default"
              leftSection={<IconFileText size={15} />}
              component="a"
              href={notePaper(shipment.id)}
              target="_blank"
              rel="noopener"
            >
              {t.note_paper()}
            </Button>
            {shipment.status === 'picked' && (
              <Button leftSection={<IconPackage size={15} />} component={Link} to={`/pack/${home?.code ?? warehouse}`}>
                {t.pack()}
              </Button>
            )}
          </>
        )
      }
    >
      <Columns
        main={
          <>
            <Lines lines={of.lines} />
            <Parcels shipmentId={shipment.id} parcels={of.parcels} works={works} />
          </>
        }
        side={
          <>
            <Card title={o.recipient()}>
              <AddressLines of={of.ship_to} />
            </Card>
            <Card>
              <Facts
                of={[
                  [s.number(), <Copyable key="number" text={shipment.number} />],
                  [s.warehouse(), home?.name],
                  [t.queue(), dateTime(shipment.queued_at)],
                  shipment.requested_date ? [t.requested(), day(shipment.requested_date)] : null,
                  shipment.wave_id
                    ? [
                        t.wave(),
                        <Link key="wave" to={`/w/${warehouse}/waves/${shipment.wave_id}` as string}>
                          {t.open_wave()}
                        </Link>,
                      ]
                    : null,
                  shipment.handed_over_at ? [s.handed_over_at(), dateTime(shipment.handed_over_at)] : null,
                  shipment.delivered_at ? [s.delivered_at(), dateTime(shipment.delivered_at)] : null,
                ]}
              />
            </Card>
          </>
        }
      />
      {doing === 'put_back' && works && <PutBack id={shipment.id} onClose={close} />}
    </Page>
  );
}

function Lines({ lines }: { lines: Detail['lines'] }) {
  const { warehouse } = useParams({ from: '/w/$warehouse' });
  return (
    <Card title={s.lines()} flush>
      <Table.ScrollContainer minWidth={560}>
        <Table fz="sm" horizontalSpacing="md">
          <Table.Thead>
            <Table.Tr>
              <Table.Th colSpan={2}>{s.lines()}</Table.Th>
              <Table.Th ta="right">{t.ordered()}</Table.Th>
              <Table.Th ta="right">{t.picked()}</Table.Th>
              <Table.Th ta="right">{t.packed()}</Table.Th>
              <Table.Th>{s.order()}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {lines.map((line) => (
              <Table.Tr key={line.id}>
                <Table.Td className="mono">{line.sku}</Table.Td>
                <Table.Td>{line.name}</Table.Td>
                <Table.Td ta="right">{num(line.quantity)}</Table.Td>
                <Table.Td ta="right">{num(line.picked)}</Table.Td>
                <Table.Td ta="right">{num(line.packed)}</Table.Td>
                <Table.Td>
                  <Link to="/w/$warehouse/orders/$order" params={{ warehouse, order: line.order_id }}>
                    {common.to_it()}
                  </Link>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Card>
  );
}

function PutBack({ id, onClose }: { id: string; onClose: () => void }) {
  const put = useSend('post', `${PATH}/{shipment_id}/put-back`, {
    changes: [PATH, '/api/operator/v1/stock'],
    onDone: () => {
      done(t.put_back_done());
      onClose();
    },
  });
  const form = useForm({
    initialValues: { location: '' },
    validate: { location: (value) => (value.trim() ? null : common.required()) },
  });
  return (
    <SideForm
      title={t.put_back_title()}
      opened
      onClose={onClose}
      submit={t.put_back()}
      busy={put.isPending}
      refusal={put.error ? explain(put.error) : undefined}
      onSubmit={form.onSubmit((body) => put.mutate({ params: { path: { shipment_id: id } }, body }))}
    >
      <p>{t.put_back_body()}</p>
      <TextInput label={t.put_back_to()} required data-autofocus {...form.getInputProps('location')} />
    </SideForm>
  );
}

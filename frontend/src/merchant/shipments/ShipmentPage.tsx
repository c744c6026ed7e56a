// One shipment: how far it is, what is in it, its parcels and what the carrier says of them.
import { Anchor, Table, Text } from '@mantine/core';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import type { Schemas } from '@/api/client';
import { useRead } from '@/api/queries';
import { Crumb } from '@/app/Crumb';
import { AddressLines } from '@/app/fulfilment/AddressLines';
import { slotWord } from '@/app/fulfilment/slots';
import { Neighbours } from '@/app/neighbours';
import { useMay } from '@/app/session';
import { Failure } from '@/app/Trouble';
import { dateTime, day, num } from '@/i18n/format';
import * as t from '@/i18n/gen/shipments';
import { Card, Columns } from '@/ui/Card';
import { Copyable } from '@/ui/Copyable';
import { DetailBones } from '@/ui/DetailBones';
import { Facts } from '@/ui/Facts';
import { Page } from '@/ui/Page';
import { Steps } from '@/ui/Steps';
import { useWarehouses } from '../warehouses';
import { ShipmentStatus } from './columns';
import { Parcels } from './Parcels';
import { roadOf } from './steps';

type Detail = Schemas['ShipmentDetail'];

export function ShipmentPage({ id }: { id: string }) {
  const read = useRead('/api/v1/shipments/{shipment_id}', { params: { path: { shipment_id: id } } });
  if (read.error) return <Failure error={read.error} onRetry={read.refetch} />;
  if (!read.data) return <DetailBones main={420} side={360} />;
  return <Loaded detail={read.data} />;
}

function Loaded({ detail }: { detail: Detail }) {
  const go = useNavigate();
  const { merchant } = useParams({ from: '/c/$merchant' });
  const { shipment, parcels, lines } = detail;
  const road = roadOf(shipment);
  return (
    <Page
      title={shipment.number}
      crumb={<Crumb to={`/c/${merchant}/shipments`}>{t.title()}</Crumb>}
      beside={<ShipmentStatus of={shipment} />}
      sub={<time dateTime={shipment.queued_at}>{dateTime(shipment.queued_at)}</time>}
      actions={
        <Neighbours
          path="/api/v1/shipments"
          id={shipment.id}
          labels={{ previous: t.previous(), next: t.next() }}
          onGo={(to) => void go({ to: '/c/$merchant/shipments/$shipment', params: { merchant, shipment: to } })}
        />
      }
    >
      <Steps steps={road.steps} at={road.at} stopped={road.stopped} label={t.steps()} />
      <Columns
        main={
          <>
            <Card title={t.parcels()}>
              {parcels.length ? (
                <Parcels shipmentId={shipment.id} parcels={parcels} />
              ) : (
                <Text size="sm" c="dimmed">
                  {t.no_parcels()}
                </Text>
              )}
            </Card>
            <Lines lines={lines} />
          </>
        }
        side={<Side detail={detail} />}
      />
    </Page>
  );
}

function Lines({ lines }: { lines: Detail['lines'] }) {
  return (
    <Card title={t.lines()} flush>
      <Table.ScrollContainer minWidth={420}>
        <Table horizontalSpacing={16} verticalSpacing={9}>
          <caption className="vh">{t.lines()}</caption>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t.product()}</Table.Th>
              <Table.Th ta="right">{t.quantity()}</Table.Th>
              <Table.Th ta="right">{t.picked()}</Table.Th>
              <Table.Th ta="right">{t.packed()}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {lines.map((line) => (
              <Table.Tr key={line.id}>
                <Table.Td>
                  {line.name}
                  <Text size="xs" c="dimmed" className="mono">
                    {line.sku}
                  </Text>
                </Table.Td>
                <Table.Td ta="right">{num(line.quantity)}</Table.Td>
                <Table.Td ta="right">{num(line.picked)}</Table.Td>
                <Table.Td ta="right">{num(line.packed)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Card>
  );
}

function Side({ detail: { shipment, ship_to, note, lines } }: { detail: Detail }) {
  const may = useMay();
  const { merchant } = useParams({ from: '/c/$merchant' });
  const warehouse = useWarehouses().find((one) => one.id === shipment.warehouse_id);
  const orders = [...new Set(lines.map((line) => line.order_id))];
  const wish = [
    shipment.requested_date && day(shipment.requested_date),
    shipment.requested_slot && slotWord(shipment.requested_slot),
  ];
  const when = (at: string | null) => at && dateTime(at);
  return (
    <>
      <Card title={t.recipient()}>
        <AddressLines of={ship_to} />
      </Card>
      <Card title={t.facts()}>
        <Facts
          of={[
            [t.number(), <Copyable key="number" text={shipment.number} />],
            may('orders:read') && [
              t.order(),
              orders.map((id) => (
                <div key={id}>
                  <Anchor component={Link} size="sm" to={`/c/${merchant}/orders/${id}` as never}>
                    {t.to_order()}
                  </Anchor>
                </div>
              )),
            ],
            [t.warehouse(), warehouse?.name],
            [t.requested(), wish.filter(Boolean).join(' ')],
            [t.handed_over_at(), when(shipment.handed_over_at)],
            [t.delivered_at(), when(shipment.delivered_at)],
            [t.note(), note],
          ]}
        />
      </Card>
    </>
  );
}

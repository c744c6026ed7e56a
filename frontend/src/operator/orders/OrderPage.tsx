// One order at the operator's desk: where it stands, why it waits, what happened.
import { Button, Skeleton, Table } from '@mantine/core';
import { IconHandStop } from '@tabler/icons-react';
import { Link, useParams } from '@tanstack/react-router';
import type { Schemas } from '@/api/client';
import { useRead } from '@/api/queries';
import { useDoing } from '@/app/doing';
import { AddressLines } from '@/app/fulfilment/AddressLines';
import { OrderStatus } from '@/app/fulfilment/OrderStatus';
import { roadOf } from '@/app/fulfilment/orderRoad';
import { paymentWord } from '@/app/fulfilment/orderWords';
import { shipmentTone, shipmentWord } from '@/app/fulfilment/words';
import { useMay } from '@/app/session';
import { Failure } from '@/app/Trouble';
import { TimelineCard } from '@/app/timeline/TimelineCard';
import { dateTime, money, num } from '@/i18n/format';
import * as t from '@/i18n/gen/opsorders';
import * as o from '@/i18n/gen/orders';
import { Card, Columns } from '@/ui/Card';
import { Copyable } from '@/ui/Copyable';
import { Facts } from '@/ui/Facts';
import { later } from '@/ui/later';
import { Page } from '@/ui/Page';
import { Pill } from '@/ui/Pill';
import { Steps } from '@/ui/Steps';
import { useMerchants } from '../merchants/merchants';
import { Holds } from './Holds';

const HoldForm = later(
  () => import('./HoldForm'),
  (found) => found.HoldForm,
);

type View = Schemas['OrderPage'];

export function OrderPage({ id }: { id: string }) {
  const read = useRead('/api/operator/v1/orders/{order_id}', { params: { path: { order_id: id } } });
  if (read.error) return <Failure error={read.error} onRetry={read.refetch} />;
  return read.data ? <Loaded page={read.data} /> : <Skeleton height={640} />;
}

const CLOSED = new Set(['fulfilled', 'cancelled']);

function Loaded({ page: { order, shipments } }: { page: View }) {
  const may = useMay();
  const { warehouse } = useParams({ from: '/w/$warehouse' });
  const { nameOf } = useMerchants();
  const { doing, open, close } = useDoing();
  const asked = { params: { path: { order_id: order.id } } };
  const timeline = useRead('/api/operator/v1/orders/{order_id}/timeline', asked, { every: 15_000 });
  const states = shipments.map(({ shipment }) => shipment);
  const road = roadOf(order, states);
  const holds = order.holds.filter((hold) => !hold.released_at);
  const standing = {
    ...order,
    holds: holds.map((hold) => hold.reason),
    shipments: states.map((shipment) => shipment.status),
  };
  const mayHold = may('orders:write') && !CLOSED.has(order.status);
  return (
    <Page
      title={order.number}
      crumb={
        <Link to="/w/$warehouse/orders" params={{ warehouse }}>
          {o.title()}
        </Link>
      }
      beside={<OrderStatus of={standing} />}
      sub={`${nameOf(order.merchant_id)} · ${dateTime(order.ordered_at)}`}
      actions={
        mayHold && (
          <Button variant="default" leftSection={<IconHandStop size={15} />} onClick={() => open('hold')}>
            {o.hold()}
          </Button>
        )
      }
    >
      <Steps steps={road.steps} at={road.at} stopped={road.stopped} label={o.steps()} />
      <Holds order={order} />
      <Columns
        main={
          <>
            <Lines order={order} />
            <Card title={o.shipments()}>
              {shipments.length === 0 && o.no_shipments()}
              {shipments.map(({ shipment }) => (
                <p key={shipment.id}>
                  <Link to={`/w/${warehouse}/shipments/${shipment.id}` as string} className="mono">
                    {shipment.number}
                  </Link>{' '}
                  <Pill tone={shipmentTone(shipment.status)}>{shipmentWord(shipment.status)}</Pill> ×{' '}
                  {num(shipment.unit_count)}
                </p>
              ))}
            </Card>
            <TimelineCard items={timeline.data?.items} />
          </>
        }
        side={
          <>
            <Card title={o.recipient()}>
              <AddressLines of={order.ship_to} />
            </Card>
            <Card title={o.facts()}>
              <Facts
                of={[
                  [o.number(), <Copyable key="number" text={order.number} />],
                  [o.external_id(), <Copyable key="external" text={order.external_id} />],
                  [t.merchant(), nameOf(order.merchant_id)],
                  [o.payment(), paymentWord(order.payment_status)],
                  [o.total(), money(order.total, order.currency)],
                  [o.buyer(), order.buyer_name],
                  [o.note(), order.note],
                ]}
              />
            </Card>
          </>
        }
      />
      {doing === 'hold' && mayHold && <HoldForm orderId={order.id} onClose={close} />}
    </Page>
  );
}

function Lines({ order }: { order: View['order'] }) {
  return (
    <Card title={o.lines()} flush>
      <Table fz="sm" horizontalSpacing="md">
        <Table.Tbody>
          {order.lines.map((line) => (
            <Table.Tr key={line.id}>
              <Table.Td className="mono">{line.sku}</Table.Td>
              <Table.Td>{line.name}</Table.Td>
              <Table.Td ta="right">× {num(line.quantity)}</Table.Td>
              <Table.Td ta="right">
                {line.shipped_units > 0 && (
                  <Pill tone="work">
                    {o.line_shipped({ n: num(line.shipped_units), of: num(line.quantity * line.units_per_item) })}
                  </Pill>
                )}
                {!line.product_id && <Pill tone="bad">{o.line_unmapped()}</Pill>}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Card>
  );
}

// One order: where it stands, why it waits, what is in it, where it goes, what it cost, what happened.
import { Skeleton, Stack, Text } from '@mantine/core';
import { useNavigate, useParams } from '@tanstack/react-router';
import type { Schemas } from '@/api/client';
import { useRead } from '@/api/queries';
import { useDoing } from '@/app/doing';
import { OrderStatus } from '@/app/fulfilment/OrderStatus';
import { roadOf } from '@/app/fulfilment/orderRoad';
import { Neighbours } from '@/app/neighbours';
import { useMay } from '@/app/session';
import { Failure } from '@/app/Trouble';
import { TimelineCard } from '@/app/timeline/TimelineCard';
import { dateTime } from '@/i18n/format';
import * as t from '@/i18n/gen/orders';
import { Columns } from '@/ui/Card';
import { later } from '@/ui/later';
import { Page } from '@/ui/Page';
import { Steps } from '@/ui/Steps';
import { Back } from './Back';
import { HoldsCard } from './HoldsCard';
import { OrderActions } from './OrderActions';
import { OrderCharges } from './OrderCharges';
import { OrderLines } from './OrderLines';
import { ShipmentsCard } from './ShipmentsCard';
import { OrderFacts, RecipientCard } from './SideCards';

const AddressForm = later(
  () => import('./AddressForm'),
  (found) => found.AddressForm,
);

export type OrderPageView = Schemas['OrderPage'];

const LABELS = () => ({ previous: t.previous(), next: t.next() });

export function OrderPage({ id }: { id: string }) {
  const read = useRead('/api/v1/orders/{order_id}', { params: { path: { order_id: id } } });
  if (read.error) return <Failure error={read.error} onRetry={read.refetch} />;
  return read.data ? <Loaded page={read.data} /> : <Loading />;
}

function Loaded({ page }: { page: OrderPageView }) {
  const may = useMay();
  const go = useNavigate();
  const { merchant } = useParams({ from: '/c/$merchant' });
  const { doing, open, close } = useDoing();
  const { order, shipments } = page;
  const asked = { params: { path: { order_id: order.id } } };
  const timeline = useRead('/api/v1/orders/{order_id}/timeline', asked, { every: 15_000 });
  const states = shipments.map((one) => one.shipment);
  const road = roadOf(order, states);
  const open_ = order.holds.filter((hold) => !hold.released_at);
  const standing = {
    ...order,
    holds: open_.map((hold) => hold.reason),
    shipments: states.map((shipment) => shipment.status),
  };
  return (
    <Page
      title={order.number}
      crumb={<Back />}
      beside={<OrderStatus of={standing} />}
      sub={<time dateTime={order.ordered_at}>{dateTime(order.ordered_at)}</time>}
      actions={
        <>
          <OrderActions page={page} doing={doing} open={open} close={close} />
          <Neighbours
            path="/api/v1/orders"
            id={order.id}
            labels={LABELS()}
            onGo={(to) => void go({ to: '/c/$merchant/orders/$order', params: { merchant, order: to } })}
          />
        </>
      }
    >
      <Steps steps={road.steps} at={road.at} stopped={road.stopped} label={t.steps()} />
      <Stack gap="md">
        {order.cancelled_at && (
          <Text size="sm" c="dimmed">
            {t.cancelled_note({ at: dateTime(order.cancelled_at) })}
          </Text>
        )}
        <HoldsCard order={order} onAddress={() => open('address')} />
        <Columns
          main={
            <>
              <OrderLines order={order} />
              <ShipmentsCard shipments={shipments} />
              <TimelineCard items={timeline.data?.items} />
            </>
          }
          side={
            <>
              <RecipientCard order={order} shipments={states} onEdit={() => open('address')} />
              <OrderFacts order={order} />
              {may('billing:read') && <OrderCharges order={order} />}
            </>
          }
        />
      </Stack>
      {doing === 'address' && may('orders:write') && <AddressForm order={order} onClose={close} />}
    </Page>
  );
}

const Loading = () => (
  <Stack gap="md" aria-busy>
    <Skeleton height={62} width={360} maw="100%" />
    <Skeleton height={92} />
    <Columns main={<Skeleton height={520} />} side={<Skeleton height={420} />} />
  </Stack>
);

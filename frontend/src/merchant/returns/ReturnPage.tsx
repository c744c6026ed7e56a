// One return: how far it is, what comes back, what was found and what became of it.
import { Alert, Anchor, Button, Table, Text } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import type { Schemas } from '@/api/client';
import { useRead, useSend } from '@/api/queries';
import { Crumb } from '@/app/Crumb';
import { confirm } from '@/app/confirming';
import { Neighbours } from '@/app/neighbours';
import { wantsWord } from '@/app/returns/words';
import { useMay } from '@/app/session';
import { Failure } from '@/app/Trouble';
import { done, refused } from '@/app/toast';
import { dateTime, num } from '@/i18n/format';
import * as t from '@/i18n/gen/returns';
import { Card, Columns } from '@/ui/Card';
import { Copyable } from '@/ui/Copyable';
import { DetailBones } from '@/ui/DetailBones';
import { Facts } from '@/ui/Facts';
import { Page } from '@/ui/Page';
import { Steps } from '@/ui/Steps';
import { useWarehouses } from '../warehouses';
import { Inspections } from './Inspections';
import { ReturnStatus } from './ReturnsPage';
import { roadOf } from './steps';

type Return = Schemas['ReturnView'];

export function ReturnPage({ id }: { id: string }) {
  const read = useRead('/api/v1/returns/{return_id}', { params: { path: { return_id: id } } });
  if (read.error) return <Failure error={read.error} onRetry={read.refetch} />;
  if (!read.data) return <DetailBones main={380} side={260} />;
  return <Loaded of={read.data} />;
}

function Loaded({ of: one }: { of: Return }) {
  const go = useNavigate();
  const { merchant } = useParams({ from: '/c/$merchant' });
  const road = roadOf(one);
  return (
    <Page
      title={one.number}
      crumb={<Crumb to={`/c/${merchant}/returns`}>{t.title()}</Crumb>}
      beside={<ReturnStatus status={one.status} />}
      sub={<time dateTime={one.created_at}>{dateTime(one.created_at)}</time>}
      actions={
        <>
          <Actions of={one} />
          <Neighbours
            path="/api/v1/returns"
            id={one.id}
            labels={{ previous: t.previous(), next: t.next() }}
            onGo={(to) => void go({ to: '/c/$merchant/returns/$return', params: { merchant, return: to } })}
          />
        </>
      }
    >
      <Steps steps={road.steps} at={road.at} stopped={road.stopped} label={t.steps()} />
      <Columns
        main={
          <>
            {one.status === 'approved' && (
              <Alert icon={<IconPencil size={18} />}>{t.write_number({ number: one.number })}</Alert>
            )}
            <Lines lines={one.lines} />
            <Inspections of={one} />
          </>
        }
        side={<ReturnFacts of={one} />}
      />
    </Page>
  );
}

function Actions({ of: one }: { of: Return }) {
  const may = useMay();
  const changes = ['/api/v1/returns'];
  const asked = { params: { path: { return_id: one.id } } };
  const cancel = useSend('post', '/api/v1/returns/{return_id}/cancellation', {
    changes,
    onDone: () => done(t.cancelled({ number: one.number })),
  });
  const dispatch = useSend('post', '/api/v1/returns/{return_id}/dispatch', {
    changes,
    onDone: () => done(t.sent_done({ number: one.number })),
  });
  if (!may('returns:write')) return null;
  const ask = () =>
    confirm({
      title: t.cancel_ask({ number: one.number }),
      body: t.cancel_body(),
      go: t.cancel(),
      back: t.keep(),
      grave: true,
      onGo: () => cancel.mutate(asked, { onError: refused }),
    });
  return (
    <>
      {(one.status === 'requested' || one.status === 'approved') && (
        <Button variant="default" loading={cancel.isPending} onClick={ask}>
          {t.cancel()}
        </Button>
      )}
      {one.status === 'approved' && (
        <Button loading={dispatch.isPending} onClick={() => dispatch.mutate(asked, { onError: refused })}>
          {t.sent()}
        </Button>
      )}
    </>
  );
}

function Lines({ lines }: { lines: Return['lines'] }) {
  return (
    <Card title={t.lines()} flush>
      <Table.ScrollContainer minWidth={440}>
        <Table horizontalSpacing={16} verticalSpacing={9}>
          <caption className="vh">{t.lines()}</caption>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t.product()}</Table.Th>
              <Table.Th>{t.reasons()}</Table.Th>
              <Table.Th ta="right">{t.quantity()}</Table.Th>
              <Table.Th ta="right">{t.inspected()}</Table.Th>
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
                <Table.Td>{line.reason}</Table.Td>
                <Table.Td ta="right">{num(line.quantity)}</Table.Td>
                <Table.Td ta="right">{num(line.inspected)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Card>
  );
}

/** The address as a parcel needs it; some are written with their region already. */
function whereTo({ name, postal_code, region, address }: Schemas['Destination']) {
  const place = address.startsWith(region) ? address : `${region}${address}`;
  return `${name} 〒${postal_code} ${place}`;
}

function ReturnFacts({ of: one }: { of: Return }) {
  const { merchant } = useParams({ from: '/c/$merchant' });
  const warehouse = useWarehouses().find((house) => house.id === one.warehouse_id);
  const order = (
    <Anchor component={Link} size="sm" to={`/c/${merchant}/orders/${one.order_id}` as never}>
      {t.to_order()}
    </Anchor>
  );
  return (
    <Card title={t.facts()}>
      <Facts
        of={[
          [t.number(), <Copyable key="number" text={one.number} />],
          [t.order(), order],
          [t.wants(), wantsWord(one.wants)],
          [t.warehouse(), warehouse && whereTo(warehouse)],
          [t.arrived_at(), one.arrived_at && dateTime(one.arrived_at)],
          [t.resolved_at(), one.resolved_at && dateTime(one.resolved_at)],
          [t.note(), one.note],
        ]}
      />
    </Card>
  );
}

// One arrival: how far it is, what was expected, what was counted, and what that comes to.
import { Anchor, Button, Skeleton, Stack, Table, Text } from '@mantine/core';
import { IconPrinter, IconX } from '@tabler/icons-react';
import { Link, useParams } from '@tanstack/react-router';
import { useRead, useSend } from '@/api/queries';
import { confirm } from '@/app/confirming';
import { isCancellable, type Plan, PlanStatus, stepOf, steps } from '@/app/inbound/words';
import { useMay } from '@/app/session';
import { Failure } from '@/app/Trouble';
import { done, refused } from '@/app/toast';
import { dateTime, day, num, signed } from '@/i18n/format';
import * as common from '@/i18n/gen/common';
import * as t from '@/i18n/gen/inbound';
import { Card, Columns } from '@/ui/Card';
import { Facts } from '@/ui/Facts';
import { Meter } from '@/ui/Meter';
import { Page } from '@/ui/Page';
import { Steps } from '@/ui/Steps';
import { useWarehouses } from '../warehouses';
import { Address } from './Address';
import { Receipts } from './Receipts';

export function PlanPage({ id }: { id: string }) {
  const read = useRead('/api/v1/inbound/{plan_id}', { params: { path: { plan_id: id } } });
  if (read.error) return <Failure error={read.error} onRetry={read.refetch} />;
  if (!read.data) return <Skeleton height={560} />;
  return <Shown plan={{ ...read.data, lines: read.data.lines ?? [] }} />;
}

function Shown({ plan }: { plan: Plan }) {
  const { merchant } = useParams({ from: '/c/$merchant' });
  const house = useWarehouses().find(({ id }) => id === plan.warehouse_id);
  const crumb = (
    <Anchor component={Link} to={`/c/${merchant}/inbound`} size="sm">
      {t.title()}
    </Anchor>
  );
  const differs = plan.lines.some((line) => line.variance !== 0 || line.damaged > 0);
  const counted = ['received', 'closed'].includes(plan.status);
  return (
    <Page
      title={plan.number}
      crumb={crumb}
      beside={<PlanStatus status={plan.status} differs={counted && differs} />}
      sub={`${t.expected_on()} ${day(plan.expected_on)}`}
      actions={<Actions plan={plan} />}
    >
      {plan.status !== 'cancelled' && <Steps label={t.steps()} steps={steps()} at={stepOf(plan.status)} />}
      <Columns
        main={
          <>
            <Lines plan={plan} counted={counted} />
            <Receipts plan={plan} />
          </>
        }
        side={
          <>
            <Card title={t.facts()}>
              <Facts
                of={[
                  [t.supplier(), plan.supplier],
                  [t.po_number(), plan.po_number],
                  [t.cartons(), plan.cartons && num(plan.cartons)],
                  [t.announced_at(), dateTime(plan.created_at)],
                  [t.arrived_at(), plan.arrived_at && dateTime(plan.arrived_at)],
                  [t.closed_at(), plan.closed_at && dateTime(plan.closed_at)],
                  [t.note(), plan.note],
                ]}
              />
            </Card>
            {house && (
              <Card title={t.send_to()}>
                <Address house={house} />
              </Card>
            )}
          </>
        }
      />
    </Page>
  );
}

function Lines({ plan, counted }: { plan: Plan; counted: boolean }) {
  const sum = (of: (line: Plan['lines'][number]) => number) => plan.lines.reduce((total, line) => total + of(line), 0);
  return (
    <Card title={t.products()} flush>
      <Stack px="md" pt="sm" gap={0}>
        <Meter done={sum((line) => line.received)} total={sum((line) => line.expected)} label={t.progress()} />
      </Stack>
      <Table.ScrollContainer minWidth={560}>
        <Table horizontalSpacing="md">
          <caption className="vh">{t.products()}</caption>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t.sku()}</Table.Th>
              <Table.Th>{t.name()}</Table.Th>
              <Table.Th ta="right">{t.expected()}</Table.Th>
              <Table.Th ta="right">{t.received()}</Table.Th>
              <Table.Th ta="right">{t.damaged()}</Table.Th>
              <Table.Th ta="right">{t.variance()}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {plan.lines.map((line) => (
              <Table.Tr key={line.id}>
                <Table.Td className="mono">
                  <Link to="/c/$merchant/products/$product" from="/c/$merchant" params={{ product: line.product_id }}>
                    {line.sku}
                  </Link>
                </Table.Td>
                <Table.Td>{line.name}</Table.Td>
                <Table.Td ta="right">{num(line.expected)}</Table.Td>
                <Table.Td ta="right">{num(line.received)}</Table.Td>
                <Table.Td ta="right">{line.damaged > 0 ? <b>{num(line.damaged)}</b> : '–'}</Table.Td>
                <Table.Td ta="right">
                  {counted && line.variance !== 0 ? (
                    <Text component="b" size="sm" c={line.variance < 0 ? 'red.7' : undefined} fw={650}>
                      {signed(line.variance)}
                    </Text>
                  ) : (
                    '–'
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Card>
  );
}

function Actions({ plan }: { plan: Plan }) {
  const may = useMay();
  const cancel = useSend('post', '/api/v1/inbound/{plan_id}/cancellation', {
    changes: ['/api/v1/inbound', '/api/v1/stock', '/api/v1/products'],
    onDone: () => done(t.cancelled({ number: plan.number })),
  });
  const ask = () =>
    confirm({
      title: t.cancel_title({ number: plan.number }),
      body: t.cancel_body(),
      go: t.cancel(),
      back: common.back(),
      grave: true,
      onGo: () => cancel.mutate({ params: { path: { plan_id: plan.id } } }, { onError: refused }),
    });
  return (
    <>
      {may('inbound:write') && isCancellable(plan.status) && (
        <Button variant="default" leftSection={<IconX size={15} />} loading={cancel.isPending} onClick={ask}>
          {t.cancel()}
        </Button>
      )}
      {plan.status !== 'cancelled' && (
        <Button
          variant="default"
          component="a"
          href={`/api/v1/inbound/${plan.id}/labels.pdf`}
          target="_blank"
          leftSection={<IconPrinter size={15} />}
        >
          {t.labels()}
        </Button>
      )}
    </>
  );
}

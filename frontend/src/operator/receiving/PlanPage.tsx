// One arrival at the desk: take it in, count it, see what is over or short, close it.
import { Anchor, Button, Skeleton, Table } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { useRead, useSend } from '@/api/queries';
import { confirm } from '@/app/confirming';
import { type Plan, PlanStatus, stepOf, steps } from '@/app/inbound/words';
import { useMay } from '@/app/session';
import { Failure } from '@/app/Trouble';
import { done, refused } from '@/app/toast';
import { dateTime, day, num, signed } from '@/i18n/format';
import * as common from '@/i18n/gen/common';
import * as w from '@/i18n/gen/inbound';
import * as t from '@/i18n/gen/receiving';
import { Card, Columns } from '@/ui/Card';
import { Facts } from '@/ui/Facts';
import { Meter } from '@/ui/Meter';
import { Page } from '@/ui/Page';
import { Pill } from '@/ui/Pill';
import { Steps } from '@/ui/Steps';
import { useMerchants } from '../merchants/merchants';
import { Count } from './Count';

const PLAN = '/api/operator/v1/inbound/{plan_id}';
const changes = ['/api/operator/v1/inbound', '/api/operator/v1/warehouses'];
const COUNTED = ['arrived', 'receiving', 'received'];
const CLOSABLE = ['receiving', 'received'];

export function PlanPage({ id }: { id: string }) {
  const { warehouse } = useParams({ from: '/w/$warehouse' });
  const { nameOf } = useMerchants();
  const works = useMay()('receiving:work');
  const at = { params: { path: { plan_id: id } } };
  const read = useRead(PLAN, at);
  const counting = works && COUNTED.includes(read.data?.status ?? '');
  const sheet = useRead(`${PLAN}/sheet`, at, { enabled: counting });
  if (read.error) return <Failure error={read.error} onRetry={read.refetch} />;
  if (!read.data) return <Skeleton height={560} />;
  const plan: Plan = { ...read.data, lines: read.data.lines ?? [] };
  const received = plan.lines.reduce((sum, line) => sum + line.received, 0);
  const expected = plan.lines.reduce((sum, line) => sum + line.expected, 0);
  return (
    <Page
      title={plan.number}
      beside={<PlanStatus status={plan.status} />}
      crumb={
        <Anchor component={Link} to={`/w/${warehouse}/receiving`} size="sm">
          {t.title()}
        </Anchor>
      }
      sub={`${nameOf(plan.merchant_id)} · ${w.expected_on()} ${day(plan.expected_on)}`}
      actions={works && <Actions plan={plan} />}
    >
      {plan.status !== 'cancelled' && <Steps label={w.steps()} steps={steps()} at={stepOf(plan.status)} />}
      <Columns
        main={
          <>
            {counting && sheet.data && <Count planId={id} lines={sheet.data.lines} />}
            <Lines plan={plan} />
          </>
        }
        side={
          <Card title={w.facts()}>
            <Meter done={received} total={expected} label={w.progress()} />
            <Facts
              of={[
                [t.merchant(), nameOf(plan.merchant_id)],
                [w.supplier(), plan.supplier],
                [w.po_number(), plan.po_number],
                [w.cartons(), plan.cartons && num(plan.cartons)],
                [w.arrived_at(), plan.arrived_at && dateTime(plan.arrived_at)],
                [w.closed_at(), plan.closed_at && dateTime(plan.closed_at)],
                [w.note(), plan.note],
              ]}
            />
          </Card>
        }
      />
    </Page>
  );
}

/** Over and short are told while counting goes on; a line that nobody began is only open. */
function Verdict({ line }: { line: Plan['lines'][number] }) {
  if (line.received === 0) return null;
  const variance = line.received - line.expected;
  if (variance === 0) return <Pill tone="good">{t.even()}</Pill>;
  const word = variance > 0 ? t.over() : t.short();
  return (
    <Pill tone={variance > 0 ? 'bad' : 'warn'}>
      {word} {signed(variance)}
    </Pill>
  );
}

function Lines({ plan }: { plan: Plan }) {
  return (
    <Card title={w.products()} flush>
      <Table.ScrollContainer minWidth={600}>
        <Table horizontalSpacing="md">
          <caption className="vh">{w.products()}</caption>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{w.sku()}</Table.Th>
              <Table.Th>{w.name()}</Table.Th>
              <Table.Th ta="right">{w.expected()}</Table.Th>
              <Table.Th ta="right">{w.received()}</Table.Th>
              <Table.Th ta="right">{w.damaged()}</Table.Th>
              <Table.Th>{w.variance()}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {plan.lines.map((line) => (
              <Table.Tr key={line.id}>
                <Table.Td className="mono">{line.sku}</Table.Td>
                <Table.Td>{line.name}</Table.Td>
                <Table.Td ta="right">{num(line.expected)}</Table.Td>
                <Table.Td ta="right">{num(line.received)}</Table.Td>
                <Table.Td ta="right">{line.damaged > 0 ? <b>{num(line.damaged)}</b> : '–'}</Table.Td>
                <Table.Td>
                  <Verdict line={line} />
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
  const at = { params: { path: { plan_id: plan.id } } };
  const arrive = useSend('post', `${PLAN}/arrival`, {
    changes,
    onDone: ({ number }) => done(t.arrived({ number })),
  });
  const close = useSend('post', `${PLAN}/closing`, { changes, onDone: ({ number }) => done(t.closed({ number })) });
  const differing = plan.lines.filter((line) => line.received !== line.expected).length;
  const ask = () =>
    confirm({
      title: t.close_ask({ number: plan.number }),
      body: differing > 0 ? t.close_differs({ n: differing }) : t.close_same(),
      go: t.close(),
      back: common.back(),
      onGo: () => close.mutate(at, { onError: refused }),
    });
  return (
    <>
      {plan.status === 'announced' && (
        <Button loading={arrive.isPending} onClick={() => arrive.mutate(at, { onError: refused })}>
          {t.arrive()}
        </Button>
      )}
      {CLOSABLE.includes(plan.status) && (
        <Button loading={close.isPending} onClick={ask}>
          {t.close()}
        </Button>
      )}
    </>
  );
}

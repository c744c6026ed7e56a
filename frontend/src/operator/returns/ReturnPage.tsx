// One return at the desk: decide on it, take it in, look at each unit, finish it.
import { Button, Skeleton, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconCheck } from '@tabler/icons-react';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { Schemas } from '@/api/client';
import { explain } from '@/api/problem';
import { useRead, useSend } from '@/api/queries';
import { confirm } from '@/app/confirming';
import { returnTone, returnWord, wantsWord } from '@/app/returns/words';
import { useMay } from '@/app/session';
import { Failure } from '@/app/Trouble';
import { done, refused } from '@/app/toast';
import { dateTime } from '@/i18n/format';
import * as common from '@/i18n/gen/common';
import * as t from '@/i18n/gen/returnsdesk';
import { Card, Columns } from '@/ui/Card';
import { Copyable } from '@/ui/Copyable';
import { Facts } from '@/ui/Facts';
import { Page } from '@/ui/Page';
import { Pill } from '@/ui/Pill';
import { SideForm } from '@/ui/SideForm';
import { useMerchants } from '../merchants/merchants';
import { FoundLines } from './FoundLines';
import { Inspect } from './Inspect';

export type Return = Schemas['ReturnView'];
const PATH = '/api/operator/v1/returns';
const changes = { changes: [PATH, '/api/operator/v1/stock'] };
const INSPECTED = ['arrived', 'inspecting'];

export function ReturnPage({ id }: { id: string }) {
  const { warehouse } = useParams({ from: '/w/$warehouse' });
  const { nameOf } = useMerchants();
  const may = useMay();
  const read = useRead(`${PATH}/{return_id}`, { params: { path: { return_id: id } } });
  if (read.error) return <Failure error={read.error} onRetry={read.refetch} />;
  const found = read.data;
  if (!found) return <Skeleton height={480} />;
  const works = may('returns:work');
  return (
    <Page
      title={found.number}
      beside={<Pill tone={returnTone(found.status)}>{returnWord(found.status)}</Pill>}
      crumb={
        <Link to="/w/$warehouse/returns" params={{ warehouse }}>
          {t.title()}
        </Link>
      }
      sub={nameOf(found.merchant_id)}
      actions={works && <Actions found={found} />}
    >
      <Columns
        main={
          <>
            {works && INSPECTED.includes(found.status) && <Inspect found={found} key={found.version} />}
            <FoundLines found={found} />
          </>
        }
        side={
          <Card>
            <Facts
              of={[
                [t.number(), <Copyable key="number" text={found.number} />],
                [t.wants(), wantsWord(found.wants)],
                [t.note(), found.note],
                [t.created(), dateTime(found.created_at)],
                found.arrived_at ? [t.arrived(), dateTime(found.arrived_at)] : null,
              ]}
            />
          </Card>
        }
      />
    </Page>
  );
}

function Actions({ found }: { found: Return }) {
  const [rejecting, setRejecting] = useState(false);
  const approve = useSend('post', `${PATH}/{return_id}/approval`, { ...changes, onDone: () => done(t.approved()) });
  const arrive = useSend('post', `${PATH}/arrivals`, {
    ...changes,
    onDone: (one) => done(t.arrived_done({ number: one.number })),
  });
  const asked = { params: { path: { return_id: found.id } } };
  return (
    <>
      {found.status === 'requested' && (
        <>
          <Button variant="default" onClick={() => setRejecting(true)}>
            {t.reject()}
          </Button>
          <Button loading={approve.isPending} onClick={() => approve.mutate(asked, { onError: refused })}>
            {t.approve()}
          </Button>
        </>
      )}
      {['approved', 'in_transit'].includes(found.status) && (
        <Button
          loading={arrive.isPending}
          onClick={() => arrive.mutate({ body: { number: found.number } }, { onError: refused })}
        >
          {t.arrive()}
        </Button>
      )}
      {found.status === 'inspecting' && <Resolve found={found} />}
      {rejecting && <Reject id={found.id} onClose={() => setRejecting(false)} />}
    </>
  );
}

function Resolve({ found }: { found: Return }) {
  const resolve = useSend('post', `${PATH}/{return_id}/resolution`, { ...changes, onDone: () => done(t.resolved()) });
  const missing = found.lines.reduce((sum, line) => sum + line.quantity - line.inspected, 0);
  const ask = () =>
    confirm({
      title: t.resolve_ask(),
      body: t.resolve_body({ n: missing }),
      go: t.resolve(),
      back: common.cancel(),
      onGo: () => resolve.mutate({ params: { path: { return_id: found.id } } }, { onError: refused }),
    });
  return (
    <Button leftSection={<IconCheck size={15} />} loading={resolve.isPending} onClick={ask}>
      {t.resolve()}
    </Button>
  );
}

function Reject({ id, onClose }: { id: string; onClose: () => void }) {
  const reject = useSend('post', `${PATH}/{return_id}/rejection`, {
    ...changes,
    onDone: () => {
      done(t.rejected());
      onClose();
    },
  });
  const form = useForm({
    initialValues: { reason: '' },
    validate: { reason: (value) => (value.trim() ? null : common.required()) },
  });
  return (
    <SideForm
      title={t.reject()}
      opened
      onClose={onClose}
      submit={t.reject()}
      danger
      busy={reject.isPending}
      refusal={reject.error ? explain(reject.error) : undefined}
      onSubmit={form.onSubmit((body) => reject.mutate({ params: { path: { return_id: id } }, body }))}
    >
      <TextInput label={t.reject_reason()} required data-autofocus {...form.getInputProps('reason')} />
    </SideForm>
  );
}

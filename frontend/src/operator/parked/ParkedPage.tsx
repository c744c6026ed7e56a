// Work that gave up and waits for a person, with its reason and the way to try it again.

import { Button } from '@mantine/core';
import { IconCheck, IconRefresh } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { Schemas } from '@/api/client';
import { useRead, useSend } from '@/api/queries';
import type { ListSearch } from '@/app/address';
import { useListing } from '@/app/listing';
import { useMay } from '@/app/session';
import { Failure } from '@/app/Trouble';
import { done, refused } from '@/app/toast';
import { dateTime, num } from '@/i18n/format';
import * as t from '@/i18n/gen/parked';
import { Empty } from '@/ui/Empty';
import type { Column } from '@/ui/list/columns';
import { List } from '@/ui/list/List';
import { Page } from '@/ui/Page';
import { useMerchants } from '../merchants/merchants';

type Run = Schemas['RunView'];

const idOf = (run: Run) => `${run.event_id} ${run.reaction}`;
const nameOf = (run: Run) => run.reaction;

/** The reason in a line: what kind of failure, and what it said. */
const reasonOf = (run: Run) =>
  Object.values(run.last_error ?? {})
    .filter(Boolean)
    .map(String)
    .join(': ');

export function ParkedPage({ search }: { search: ListSearch }) {
  const { props } = useListing(search);
  const query = { cursor: search.cursor, limit: search.size ?? 50 };
  const parked = useRead('/api/operator/v1/parked', { params: { query } }, { keep: true, every: 15_000 });
  const mayReplay = useMay()('parked:write');
  const columns = useColumns(mayReplay);
  return (
    <Page title={t.title()} sub={t.about()}>
      <List
        caption={t.title()}
        columns={columns}
        rows={parked.data?.items}
        next={parked.data?.next_cursor}
        idOf={idOf}
        nameOf={nameOf}
        {...props}
        busy={parked.isLoading}
        trouble={parked.error && <Failure error={parked.error} onRetry={parked.refetch} />}
        empty={<Empty icon={<IconCheck size={22} />} title={t.empty()} body={t.empty_body()} />}
        card={(run) => (
          <div className="row-card">
            <b className="mono">{run.reaction}</b>
            <span>{mayReplay && <Replay run={run} />}</span>
            <small className="mono">{run.event_name}</small>
            <small>{dateTime(run.created_at)}</small>
            <span className="whole">{reasonOf(run)}</span>
          </div>
        )}
      />
    </Page>
  );
}

function useColumns(mayReplay: boolean): Column<Run>[] {
  const { nameOf: merchantOf } = useMerchants();
  return useMemo(
    () => [
      {
        id: 'reaction',
        label: t.reaction,
        width: 220,
        fixed: true,
        cell: (run) => <span className="mono">{run.reaction}</span>,
      },
      { id: 'event', label: t.event, width: 200, cell: (run) => <span className="mono">{run.event_name}</span> },
      { id: 'merchant', label: t.merchant, width: 160, cell: (run) => run.merchant_id && merchantOf(run.merchant_id) },
      { id: 'error', label: t.error, cell: (run) => <span title={reasonOf(run)}>{reasonOf(run)}</span> },
      { id: 'attempts', label: t.attempts, width: 80, align: 'end', cell: (run) => num(run.attempts) },
      { id: 'since', label: t.since, width: 120, cell: (run) => dateTime(run.created_at) },
      ...(mayReplay ? [{ id: 'replay', label: t.replay, width: 120, cell: (run: Run) => <Replay run={run} /> }] : []),
    ],
    [merchantOf, mayReplay],
  );
}

function Replay({ run }: { run: Run }) {
  const replay = useSend('post', '/api/operator/v1/parked/{event_id}/{reaction}/replay', {
    changes: ['/api/operator/v1/parked'],
    onDone: () => done(t.replayed()),
  });
  return (
    <Button
      size="compact-xs"
      variant="default"
      leftSection={<IconRefresh size={13} />}
      loading={replay.isPending}
      onClick={() =>
        replay.mutate({ params: { path: { event_id: run.event_id, reaction: run.reaction } } }, { onError: refused })
      }
    >
      {t.replay()}
    </Button>
  );
}

// Who did what, sealed line by line.

import { Button } from '@mantine/core';
import { IconClipboardList, IconShieldCheck } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { Schemas } from '@/api/client';
import { read, useRead } from '@/api/queries';
import { useLayout, useListing } from '@/app/listing';
import { Failure } from '@/app/Trouble';
import { broke, done, refused } from '@/app/toast';
import { dateTime, dayBegins, dayEnds, num } from '@/i18n/format';
import * as t from '@/i18n/gen/audit';
import { Empty } from '@/ui/Empty';
import { DateChip } from '@/ui/list/Chips';
import type { Column } from '@/ui/list/columns';
import { List } from '@/ui/list/List';
import { Page } from '@/ui/Page';
import { useMerchants } from '../merchants/merchants';
import type { Search } from './search';

type Line = Schemas['AuditLine'];

const idOf = (line: Line) => line.id;
const nameOf = (line: Line) => line.action;
const detailsOf = (line: Line) => (Object.keys(line.data).length ? JSON.stringify(line.data) : '');

const columnsOf = (merchantOf: (id: string) => string): Column<Line>[] => [
  {
    id: 'number',
    label: t.number,
    width: 90,
    align: 'end',
    extra: true,
    cell: (line) => line.number && num(line.number),
  },
  { id: 'when', label: t.when_, width: 120, fixed: true, cell: (line) => dateTime(line.occurred_at) },
  { id: 'who', label: t.who, width: 170, cell: (line) => line.actor_name },
  { id: 'action', label: t.action, width: 220, cell: (line) => <span className="mono">{line.action}</span> },
  { id: 'subject', label: t.subject, width: 130, cell: (line) => <span className="mono">{line.subject_type}</span> },
  { id: 'merchant', label: t.merchant, width: 160, cell: (line) => line.merchant_id && merchantOf(line.merchant_id) },
  {
    id: 'details',
    label: t.details,
    cell: (line) => (
      <span className="mono" title={detailsOf(line)}>
        {detailsOf(line)}
      </span>
    ),
  },
  { id: 'address', label: t.address, width: 120, extra: true, cell: (line) => line.address },
];

export function AuditPage({ search }: { search: Search }) {
  const { nameOf: merchantOf } = useMerchants();
  const { props, change } = useListing(search);
  const query = {
    cursor: search.cursor,
    limit: search.size ?? 50,
    from: search.from && dayBegins(search.from),
    to: search.to && dayEnds(search.to),
  };
  const lines = useRead('/api/operator/v1/audit', { params: { query } }, { keep: true });
  const columns = useMemo(() => columnsOf(merchantOf), [merchantOf]);
  return (
    <Page title={t.title()} sub={t.about()} actions={<CheckSeals />}>
      <List
        caption={t.title()}
        columns={columns}
        rows={lines.data?.items}
        next={lines.data?.next_cursor}
        idOf={idOf}
        nameOf={nameOf}
        {...props}
        {...useLayout('audit', columns)}
        busy={lines.isFetching}
        trouble={lines.error && <Failure error={lines.error} onRetry={lines.refetch} />}
        tools={
          <DateChip
            label={t.period()}
            from={search.from}
            to={search.to}
            onChange={(from, to) => change({ from, to })}
          />
        }
        empty={<Empty icon={<IconClipboardList size={22} />} title={t.empty()} />}
        card={(line) => (
          <div className="row-card">
            <b className="mono">{line.action}</b>
            <time>{dateTime(line.occurred_at)}</time>
            <span>{line.actor_name}</span>
            <span>{line.merchant_id && merchantOf(line.merchant_id)}</span>
            <small className="mono whole">{detailsOf(line)}</small>
          </div>
        )}
      />
    </Page>
  );
}

/** Walk the whole trail, page by page, and say whether every line still matches its seal. */
function CheckSeals() {
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const check = async () => {
    setBusy(true);
    try {
      const found = await walk((after) =>
        client.fetchQuery({ ...read('/api/operator/v1/audit/check', { params: { query: { after } } }), staleTime: 0 }),
      );
      if (found.broken === null) done(t.intact({ n: num(found.lines) }));
      else broke(t.broken({ n: num(found.broken) }));
    } catch (error) {
      refused(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button variant="default" leftSection={<IconShieldCheck size={15} />} loading={busy} onClick={() => void check()}>
      {t.check()}
    </Button>
  );
}

type Checked = Schemas['TrailChecked'];

async function walk(ask: (after: number) => Promise<Checked>) {
  let lines = 0;
  let after = 0;
  for (;;) {
    const part = await ask(after);
    lines += part.checked;
    if (part.broken_at !== null || part.complete) return { lines, broken: part.broken_at };
    after = part.last_number;
  }
}

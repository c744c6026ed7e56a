// Returns of this warehouse; scanning the number on an arriving parcel takes it in and opens it.

import { Alert } from '@mantine/core';
import { IconBarcode, IconReplace } from '@tabler/icons-react';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Schemas } from '@/api/client';
import { useRead, useSend } from '@/api/queries';
import { useLayout, useListing } from '@/app/listing';
import { NoRows } from '@/app/NoRows';
import { RETURN_STATES, returnTone, returnWord, wantsWord } from '@/app/returns/words';
import { useMay } from '@/app/session';
import { Failure } from '@/app/Trouble';
import { done, refused } from '@/app/toast';
import { type View, ViewTabs } from '@/app/ViewTabs';
import { dateTime, num } from '@/i18n/format';
import * as t from '@/i18n/gen/returnsdesk';
import { answer } from '@/scanner/sounds';
import { useScans } from '@/scanner/wedge';
import { ClearFilters, Search } from '@/ui/list/Chips';
import type { Column } from '@/ui/list/columns';
import { List } from '@/ui/list/List';
import { Page } from '@/ui/Page';
import { Pill } from '@/ui/Pill';
import { useWarehouse } from '../warehouse';
import type { Search as Search_ } from './search';

type Row = Schemas['ReturnRow'];

const idOf = (one: Row) => one.id;
const nameOf = (one: Row) => one.number;

const columnsOf = (warehouse: string): Column<Row>[] => [
  {
    id: 'number',
    label: t.number,
    width: 190,
    fixed: true,
    cell: (one) => (
      <Link to="/w/$warehouse/returns/$return" params={{ warehouse, return: one.id }} className="mono">
        {one.number}
      </Link>
    ),
  },
  {
    id: 'status',
    label: t.status,
    width: 140,
    cell: (one) => <Pill tone={returnTone(one.status)}>{returnWord(one.status)}</Pill>,
  },
  { id: 'merchant', label: t.merchant, cell: (one) => one.merchant },
  { id: 'order', label: t.order, width: 190, cell: (one) => <span className="mono">{one.order_number}</span> },
  { id: 'wants', label: t.wants, width: 110, cell: (one) => wantsWord(one.wants) },
  { id: 'reason', label: t.reason, cell: (one) => one.reasons.join(', ') },
  {
    id: 'inspected',
    label: t.inspected,
    width: 100,
    align: 'end',
    cell: (one) => `${num(one.inspected)} / ${num(one.units)}`,
  },
  { id: 'created', label: t.created, width: 120, cell: (one) => dateTime(one.created_at) },
  {
    id: 'arrived',
    label: t.arrived,
    width: 120,
    extra: true,
    cell: (one) => one.arrived_at && dateTime(one.arrived_at),
  },
];

const TABS = ['requested', 'approved', 'arrived', 'inspecting', 'resolved'];

function useViews(warehouse_id: string): View[] {
  const counts = useRead('/api/operator/v1/returns/counts', { params: { query: { warehouse_id } } }).data?.items ?? [];
  const countOf = (status: string) => {
    const found = counts.find((one) => one.view === status);
    return found && { count: found.count, atLeast: found.more };
  };
  return [
    { id: 'all', label: t.all(), filters: {} },
    ...TABS.filter((status) => RETURN_STATES.includes(status)).map((status) => ({
      id: status,
      label: returnWord(status),
      filters: { status: [status] },
      count: countOf(status),
      alert: status === 'requested',
    })),
  ];
}

export function ReturnsPage({ search }: { search: Search_ }) {
  const go = useNavigate();
  const mayWork = useMay()('returns:work');
  const { warehouse } = useParams({ from: '/w/$warehouse' });
  const { id: warehouse_id } = useWarehouse();
  const { props, change, clear, filtered } = useListing(search);
  const query = { warehouse_id, status: search.status, q: search.q, cursor: search.cursor, limit: search.size ?? 50 };
  const returns = useRead('/api/operator/v1/returns', { params: { query } }, { keep: true });
  const columns = useMemo(() => columnsOf(warehouse), [warehouse]);
  const show = (id: string) => void go({ to: '/w/$warehouse/returns/$return', params: { warehouse, return: id } });
  const arrive = useSend('post', '/api/operator/v1/returns/arrivals', {
    changes: ['/api/operator/v1/returns'],
    onDone: (found) => {
      answer('done');
      done(t.arrived_done({ number: found.number }));
      show(found.id);
    },
  });
  const scanned = (number: string) =>
    arrive.mutate(
      { body: { number } },
      {
        onError: (error) => {
          answer('bad');
          refused(error);
        },
      },
    );
  useScans(scanned, mayWork);
  return (
    <Page title={t.title()}>
      {mayWork && (
        <Alert icon={<IconBarcode size={18} />} mb="md" color="gray">
          {t.scan()}
        </Alert>
      )}
      <List
        caption={t.title()}
        columns={columns}
        rows={returns.data?.items}
        next={returns.data?.next_cursor}
        idOf={idOf}
        nameOf={nameOf}
        {...props}
        {...useLayout('desk-returns', columns)}
        busy={returns.isFetching}
        trouble={returns.error && <Failure error={returns.error} onRetry={returns.refetch} />}
        onOpen={(one) => show(one.id)}
        tabs={<ViewTabs views={useViews(warehouse_id)} search={search} />}
        tools={
          <>
            <Search value={search.q} placeholder={t.search()} onChange={(q) => change({ q })} />
            {filtered && <ClearFilters onClick={clear} />}
          </>
        }
        empty={<NoRows filtered={filtered} icon={<IconReplace size={22} />} title={t.empty()} body={t.empty_body()} />}
        card={(one) => (
          <Link to="/w/$warehouse/returns/$return" params={{ warehouse, return: one.id }} className="row-card">
            <b className="mono">{one.number}</b>
            <Pill tone={returnTone(one.status)}>{returnWord(one.status)}</Pill>
            <span>{one.merchant}</span>
            <span className="num">
              {num(one.inspected)} / {num(one.units)}
            </span>
            <small className="mono">{one.order_number}</small>
            <small>{dateTime(one.created_at)}</small>
          </Link>
        )}
      />
    </Page>
  );
}

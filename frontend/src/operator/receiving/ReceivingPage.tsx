// What arrives at this warehouse, and what stands at the dock and belongs on a shelf.

import { Button } from '@mantine/core';
import { IconPackageImport, IconPlus } from '@tabler/icons-react';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useRead } from '@/api/queries';
import { type PlanRow, PlanStatus, stateWord } from '@/app/inbound/words';
import { useLayout, useListing } from '@/app/listing';
import { NoRows } from '@/app/NoRows';
import { PageTabs } from '@/app/PageTabs';
import { useMay } from '@/app/session';
import { Failure } from '@/app/Trouble';
import { type View, ViewTabs } from '@/app/ViewTabs';
import { day, num } from '@/i18n/format';
import * as w from '@/i18n/gen/inbound';
import * as t from '@/i18n/gen/receiving';
import { ClearFilters, Search } from '@/ui/list/Chips';
import type { Column } from '@/ui/list/columns';
import { List } from '@/ui/list/List';
import { Meter } from '@/ui/Meter';
import { Page } from '@/ui/Page';
import { MerchantChip } from '../merchants/MerchantChip';
import { useWarehouse } from '../warehouse';
import { PutAway } from './PutAway';
import type { ReceivingSearch } from './search';

export function ReceivingPage({ search }: { search: ReceivingSearch }) {
  const { warehouse } = useParams({ from: '/w/$warehouse' });
  const may = useMay();
  const works = may('receiving:work') && may('floor:work');
  const tab = works ? (search.tab ?? 'arrivals') : 'arrivals';
  return (
    <Page
      title={t.title()}
      actions={
        may('inbound:write') && (
          <Button component={Link} to={`/w/${warehouse}/receiving/new`} leftSection={<IconPlus size={15} />}>
            {w.new_()}
          </Button>
        )
      }
    >
      {works && (
        <PageTabs
          label={t.title()}
          at={tab}
          tabs={[
            { id: 'arrivals' as const, label: t.tab_arrivals() },
            { id: 'putaway' as const, label: t.tab_putaway() },
          ]}
        />
      )}
      {tab === 'putaway' ? <PutAway chosen={search.do} /> : <Arrivals search={search} />}
    </Page>
  );
}

const idOf = (plan: PlanRow) => plan.id;
const nameOf = (plan: PlanRow) => plan.number;

const columnsOf = (warehouse: string): Column<PlanRow>[] => [
  {
    id: 'number',
    label: w.number,
    width: 190,
    fixed: true,
    cell: (plan) => (
      <Link to="/w/$warehouse/receiving/$plan" params={{ warehouse, plan: plan.id }} className="mono">
        {plan.number}
      </Link>
    ),
  },
  {
    id: 'status',
    label: w.status,
    width: 190,
    cell: (plan) => <PlanStatus status={plan.status} late={plan.late} differs={plan.differs} />,
  },
  { id: 'merchant', label: t.merchant, cell: (plan) => plan.merchant },
  { id: 'expected_on', label: w.expected_on, width: 120, cell: (plan) => <time>{day(plan.expected_on)}</time> },
  { id: 'supplier', label: w.supplier, cell: (plan) => plan.supplier },
  { id: 'po', label: w.po_number, width: 150, cell: (plan) => plan.po_number },
  { id: 'lines', label: w.lines, width: 80, align: 'end', cell: (plan) => num(plan.lines) },
  {
    id: 'progress',
    label: w.progress,
    width: 210,
    cell: (plan) => <Meter done={plan.received} total={plan.expected} label={w.progress()} />,
  },
];

function useViews(warehouse_id: string): View[] {
  const counts = useRead('/api/operator/v1/inbound/counts', { params: { query: { warehouse_id } } }).data?.items;
  const countOf = (view: string) => {
    const found = counts?.find((one) => one.view === view);
    return found && { count: found.count, atLeast: found.more };
  };
  const state = (status: string) => ({
    id: status,
    label: stateWord(status),
    filters: { status: [status] },
    count: countOf(status),
  });
  return [
    { id: 'all', label: w.view_all(), filters: {} },
    state('announced'),
    { id: 'late', label: w.view_late(), filters: { late: true }, count: countOf('late'), alert: true },
    state('arrived'),
    state('receiving'),
    state('received'),
    { id: 'differences', label: w.view_differences(), filters: { differences: true }, count: countOf('differences') },
    { id: 'closed', label: w.view_closed(), filters: { status: ['closed'] } },
  ];
}

function Arrivals({ search }: { search: ReceivingSearch }) {
  const go = useNavigate();
  const { warehouse } = useParams({ from: '/w/$warehouse' });
  const { id: warehouse_id } = useWarehouse();
  const { props, change, clear, filtered } = useListing(search);
  const query = {
    warehouse_id,
    status: search.status,
    late: search.late || undefined,
    differences: search.differences || undefined,
    merchant_id: search.merchant_id || undefined,
    q: search.q || undefined,
    cursor: search.cursor,
    limit: search.size ?? 50,
  };
  const plans = useRead('/api/operator/v1/inbound', { params: { query } }, { keep: true });
  const columns = useMemo(() => columnsOf(warehouse), [warehouse]);
  return (
    <List
      caption={t.tab_arrivals()}
      columns={columns}
      rows={plans.data?.items}
      next={plans.data?.next_cursor}
      idOf={idOf}
      nameOf={nameOf}
      {...props}
      {...useLayout('receiving', columns)}
      busy={plans.isFetching}
      trouble={plans.error && <Failure error={plans.error} onRetry={plans.refetch} />}
      onOpen={(plan) => void go({ to: '/w/$warehouse/receiving/$plan', params: { warehouse, plan: plan.id } })}
      tabs={<ViewTabs views={useViews(warehouse_id)} search={search} />}
      tools={
        <>
          <Search value={search.q} placeholder={w.search()} onChange={(q) => change({ q })} />
          <MerchantChip value={search.merchant_id} onChange={(merchant_id) => change({ merchant_id })} />
          {filtered && <ClearFilters onClick={clear} />}
        </>
      }
      empty={
        <NoRows filtered={filtered} icon={<IconPackageImport size={22} />} title={t.empty()} body={t.empty_body()} />
      }
      card={(plan) => (
        <Link to="/w/$warehouse/receiving/$plan" params={{ warehouse, plan: plan.id }} className="row-card">
          <b className="mono">{plan.number}</b>
          <PlanStatus status={plan.status} late={plan.late} differs={plan.differs} />
          <span>{plan.merchant}</span>
          <span className="num">{day(plan.expected_on)}</span>
        </Link>
      )}
    />
  );
}

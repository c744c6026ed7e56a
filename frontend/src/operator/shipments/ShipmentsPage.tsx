// Shipments of this warehouse: by state, by merchant, late and stuck ones.

import { IconTruckDelivery } from '@tabler/icons-react';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Schemas } from '@/api/client';
import { useRead } from '@/api/queries';
import {
  carrierWord,
  IN_WORK,
  SHIPMENT_STATES,
  shipmentTone,
  shipmentWord,
  trackingWord,
} from '@/app/fulfilment/words';
import { useLayout, useListing } from '@/app/listing';
import { NoRows } from '@/app/NoRows';
import { questionOf, sameFilters } from '@/app/question';
import { Failure } from '@/app/Trouble';
import { type View, ViewTabs } from '@/app/ViewTabs';
import { ago, dateTime, num } from '@/i18n/format';
import * as t from '@/i18n/gen/opsorders';
import * as s from '@/i18n/gen/shipments';
import { ChoiceChip, ClearFilters, Search } from '@/ui/list/Chips';
import type { Column } from '@/ui/list/columns';
import { List } from '@/ui/list/List';
import { Page } from '@/ui/Page';
import { Pill } from '@/ui/Pill';
import { MerchantChip } from '../merchants/MerchantChip';
import { useWarehouse } from '../warehouse';
import type { Search as Search_ } from './search';

type Row = Schemas['ShipmentItem'];
const idOf = (one: Row) => one.id;
const nameOf = (one: Row) => one.number;

const Standing = ({ one }: { one: Row }) =>
  one.held ? (
    <Pill tone="warn">{s.held()}</Pill>
  ) : (
    <Pill tone={shipmentTone(one.status)}>{shipmentWord(one.status)}</Pill>
  );

const columnsOf = (warehouse: string): Column<Row>[] => [
  {
    id: 'number',
    label: s.number,
    width: 172,
    fixed: true,
    cell: (one) => (
      <Link to="/w/$warehouse/shipments/$shipment" params={{ warehouse, shipment: one.id }} className="mono">
        {one.number}
      </Link>
    ),
  },
  {
    id: 'status',
    label: s.status,
    width: 140,
    cell: (one) => <Standing one={one} />,
  },
  { id: 'merchant', label: t.merchant, cell: (one) => one.merchant },
  { id: 'order', label: s.order, width: 172, cell: (one) => <span className="mono">{one.order_numbers[0]}</span> },
  { id: 'region', label: s.region, width: 110, cell: (one) => one.ship_region },
  { id: 'units', label: s.units, width: 70, align: 'end', cell: (one) => num(one.unit_count) },
  {
    id: 'queue',
    label: t.queue,
    width: 110,
    cell: (one) => <span title={dateTime(one.queued_at)}>{ago(one.queued_at)}</span>,
  },
  { id: 'carrier', label: s.carrier, width: 110, cell: (one) => one.carrier && carrierWord(one.carrier) },
  {
    id: 'tracking',
    label: s.tracking,
    width: 160,
    cell: (one) => <span className="mono">{one.tracking_numbers[0]}</span>,
  },
  {
    id: 'tracking_status',
    label: s.tracking_status,
    width: 130,
    extra: true,
    cell: (one) => one.tracking_status && trackingWord(one.tracking_status),
  },
];

function viewsOf(counts: readonly Schemas['ViewCount'][] | undefined): View[] {
  const sum = (names: readonly string[]) => {
    const found = (counts ?? []).filter((one) => names.includes(one.view));
    if (!counts) return undefined;
    return { count: found.reduce((n, one) => n + one.count, 0), atLeast: found.some((one) => one.more) };
  };
  return [
    { id: 'all', label: s.view_all(), filters: {} },
    { id: 'waiting', label: s.view_waiting(), filters: { status: ['awaiting_stock'] }, count: sum(['awaiting_stock']) },
    { id: 'ready', label: s.view_ready(), filters: { status: ['reserved'] }, count: sum(['reserved']) },
    { id: 'in_work', label: s.view_in_work(), filters: { status: IN_WORK }, count: sum(IN_WORK) },
    { id: 'underway', label: s.view_underway(), filters: { status: ['handed_over'] }, count: sum(['handed_over']) },
    {
      id: 'stuck',
      label: s.view_stuck(),
      filters: { status: ['handed_over'], stuck_for: 48 },
      count: sum(['stuck']),
      alert: true,
    },
    { id: 'held', label: s.view_held(), filters: { held: true }, count: sum(['held']), alert: true },
  ];
}

export function ShipmentsPage({ search }: { search: Search_ }) {
  const go = useNavigate();
  const { warehouse } = useParams({ from: '/w/$warehouse' });
  const { id: warehouse_id } = useWarehouse();
  const { filtered, props, change, clear } = useListing(search);
  const query = { ...questionOf(search), warehouse_id };
  const shipments = useRead('/api/operator/v1/shipments', { params: { query } }, { keep: true });
  const counts = useRead('/api/operator/v1/shipments/counts', { params: { query: { warehouse_id } } });
  const views = viewsOf(counts.data?.items);
  const columns = useMemo(() => columnsOf(warehouse), [warehouse]);
  return (
    <Page title={s.title()}>
      <List
        caption={s.title()}
        columns={columns}
        rows={shipments.data?.items}
        next={shipments.data?.next_cursor}
        total={views.find((view) => sameFilters(view.filters, search))?.count}
        idOf={idOf}
        nameOf={nameOf}
        {...props}
        {...useLayout('ops-shipments', columns)}
        busy={shipments.isFetching}
        trouble={shipments.error && <Failure error={shipments.error} onRetry={shipments.refetch} />}
        onOpen={(one) => void go({ to: '/w/$warehouse/shipments/$shipment', params: { warehouse, shipment: one.id } })}
        tabs={<ViewTabs views={views} search={search} />}
        tools={
          <>
            <Search value={search.q} placeholder={s.search()} onChange={(q) => change({ q })} />
            <ChoiceChip
              label={s.status()}
              options={SHIPMENT_STATES.map((value) => ({ value, label: shipmentWord(value) }))}
              value={search.status}
              onChange={(status) => change({ status })}
            />
            <MerchantChip value={search.merchant_id} onChange={(merchant_id) => change({ merchant_id })} />
            {filtered && <ClearFilters onClick={clear} />}
          </>
        }
        empty={
          <NoRows filtered={filtered} icon={<IconTruckDelivery size={22} />} title={s.empty()} body={s.empty_body()} />
        }
        card={(one) => <ShipmentCard one={one} />}
      />
    </Page>
  );
}

function ShipmentCard({ one }: { one: Row }) {
  return (
    <Link
      to="/w/$warehouse/shipments/$shipment"
      from="/w/$warehouse"
      params={{ shipment: one.id }}
      className="row-card"
    >
      <b className="mono">{one.number}</b>
      <Standing one={one} />
      <span>{one.merchant}</span>
      <span>{one.ship_region}</span>
      <small>{[one.carrier && carrierWord(one.carrier), one.tracking_numbers[0]].filter(Boolean).join(' · ')}</small>
      <small className="num">
        {ago(one.queued_at)} · × {num(one.unit_count)}
      </small>
    </Link>
  );
}

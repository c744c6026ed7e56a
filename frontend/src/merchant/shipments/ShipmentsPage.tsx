// The list of shipments: where everything is between the order and the buyer's door.
import { IconTruckDelivery } from '@tabler/icons-react';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useRead } from '@/api/queries';
import { SHIPMENT_STATES, shipmentWord } from '@/app/fulfilment/words';
import { useLayout, useListing } from '@/app/listing';
import { NoRows } from '@/app/NoRows';
import { sameFilters } from '@/app/question';
import { Failure } from '@/app/Trouble';
import { ViewTabs } from '@/app/ViewTabs';
import { SavedViews } from '@/app/views/SavedViews';
import { useSavedViews } from '@/app/views/saved';
import { dateTime } from '@/i18n/format';
import * as t from '@/i18n/gen/shipments';
import { ChoiceChip, ClearFilters, Search } from '@/ui/list/Chips';
import { List } from '@/ui/list/List';
import { Page } from '@/ui/Page';
import { useWarehouses } from '../warehouses';
import { columnsFor, type ShipmentRow, ShipmentStatus } from './columns';
import type { ShipmentsSearch } from './search';
import { STUCK_HOURS, views } from './views';

const idOf = (one: ShipmentRow) => one.id;
const nameOf = (one: ShipmentRow) => one.number;
const LATE = [24, STUCK_HOURS, 72, 168];

export function ShipmentsPage({ search }: { search: ShipmentsSearch }) {
  const go = useNavigate();
  const { merchant } = useParams({ from: '/c/$merchant' });
  const { question, filtered, props, change, clear } = useListing(search);
  const shipments = useRead('/api/v1/shipments', { params: { query: question } }, { keep: true });
  const counts = useRead('/api/v1/shipments/counts');
  const warehouses = useWarehouses();
  const columns = useMemo(() => {
    const names = new Map(warehouses.map((one) => [one.id, one.name]));
    return columnsFor((id) => names.get(id) ?? '');
  }, [warehouses]);
  const system = views(counts.data?.items);
  const { saved, views: own } = useSavedViews('shipments');
  return (
    <Page title={t.title()}>
      <List
        caption={t.title()}
        columns={columns}
        rows={shipments.data?.items}
        next={shipments.data?.next_cursor}
        total={system.find((view) => sameFilters(view.filters, search))?.count}
        idOf={idOf}
        nameOf={nameOf}
        {...props}
        {...useLayout('shipments', columns)}
        busy={shipments.isFetching}
        trouble={shipments.error && <Failure error={shipments.error} onRetry={shipments.refetch} />}
        onOpen={(one) => void go({ to: '/c/$merchant/shipments/$shipment', params: { merchant, shipment: one.id } })}
        tabs={
          <ViewTabs views={[...system, ...own]} search={search}>
            <SavedViews screen="shipments" search={search} system={system} saved={saved} />
          </ViewTabs>
        }
        tools={
          <>
            <Search value={search.q} placeholder={t.search()} onChange={(q) => change({ q })} />
            <ChoiceChip
              label={t.status()}
              options={SHIPMENT_STATES.map((value) => ({ value, label: shipmentWord(value) }))}
              value={search.status}
              onChange={(status) => change({ status })}
            />
            {warehouses.length > 1 && (
              <ChoiceChip
                label={t.warehouse()}
                single
                options={warehouses.map((one) => ({ value: one.id, label: one.name }))}
                value={search.warehouse_id ? [search.warehouse_id] : []}
                onChange={(chosen) => change({ warehouse_id: chosen?.[0] })}
              />
            )}
            <HoursChip label={t.late()} value={search.older_than} onChange={(older_than) => change({ older_than })} />
            <HoursChip label={t.stuck()} value={search.stuck_for} onChange={(stuck_for) => change({ stuck_for })} />
            {filtered && <ClearFilters onClick={clear} />}
          </>
        }
        empty={
          <NoRows filtered={filtered} icon={<IconTruckDelivery size={22} />} title={t.empty()} body={t.empty_body()} />
        }
        card={(one) => <ShipmentCard one={one} />}
      />
    </Page>
  );
}

interface HoursProps {
  label: string;
  value: number | undefined;
  onChange: (hours: number | undefined) => void;
}

const HoursChip = ({ label, value, onChange }: HoursProps) => (
  <ChoiceChip
    label={label}
    single
    options={LATE.map((n) => ({ value: String(n), label: t.late_hours({ n }) }))}
    value={value ? [String(value)] : []}
    onChange={(chosen) => onChange(chosen?.[0] ? Number(chosen[0]) : undefined)}
  />
);

function ShipmentCard({ one }: { one: ShipmentRow }) {
  return (
    <Link to="/c/$merchant/shipments/$shipment" from="/c/$merchant" params={{ shipment: one.id }} className="row-card">
      <b className="mono">{one.number}</b>
      <ShipmentStatus of={one} />
      <span className="mono">{one.tracking_numbers[0] ?? one.order_numbers[0]}</span>
      <span>{one.ship_region}</span>
      <small>
        <time dateTime={one.queued_at}>{dateTime(one.queued_at)}</time>
      </small>
    </Link>
  );
}

import { Link } from '@tanstack/react-router';
import type { Schemas } from '@/api/client';
import { carrierWord, shipmentTone, shipmentWord, trackingTone, trackingWord } from '@/app/fulfilment/words';
import { dateTime, day, num } from '@/i18n/format';
import * as t from '@/i18n/gen/shipments';
import type { Column } from '@/ui/list/columns';
import { Pill } from '@/ui/Pill';

export type ShipmentRow = Schemas['ShipmentItem'];

export const ShipmentStatus = ({ of }: { of: Pick<ShipmentRow, 'status' | 'held'> }) =>
  of.held ? <Pill tone="warn">{t.held()}</Pill> : <Pill tone={shipmentTone(of.status)}>{shipmentWord(of.status)}</Pill>;

const moment = (at: string | null) => at && <time dateTime={at}>{dateTime(at)}</time>;

export const columnsFor = (warehouseOf: (id: string) => string): readonly Column<ShipmentRow>[] => [
  {
    id: 'number',
    label: t.number,
    width: 164,
    fixed: true,
    cell: (one) => (
      <Link to="/c/$merchant/shipments/$shipment" from="/c/$merchant" params={{ shipment: one.id }} className="mono">
        {one.number}
      </Link>
    ),
  },
  { id: 'queued_at', label: t.queued_at, width: 122, cell: (one) => moment(one.queued_at) },
  { id: 'status', label: t.status, width: 130, cell: (one) => <ShipmentStatus of={one} /> },
  {
    id: 'order',
    label: t.order,
    width: 164,
    cell: (one) =>
      one.order_ids[0] && (
        <Link to="/c/$merchant/orders/$order" from="/c/$merchant" params={{ order: one.order_ids[0] }} className="mono">
          {one.order_numbers[0]}
          {one.order_ids.length > 1 && ` +${one.order_ids.length - 1}`}
        </Link>
      ),
  },
  { id: 'region', label: t.region, width: 84, cell: (one) => one.ship_region },
  { id: 'carrier', label: t.carrier, width: 92, cell: (one) => carrierWord(one.carrier) },
  {
    id: 'tracking',
    label: t.tracking,
    cell: (one) => <span className="mono">{one.tracking_numbers.join(', ')}</span>,
  },
  {
    id: 'tracking_status',
    label: t.tracking_status,
    width: 130,
    cell: (one) =>
      one.tracking_status && <Pill tone={trackingTone(one.tracking_status)}>{trackingWord(one.tracking_status)}</Pill>,
  },
  { id: 'units', label: t.units, width: 60, align: 'end', cell: (one) => num(one.unit_count) },
  { id: 'warehouse', label: t.warehouse, width: 140, extra: true, cell: (one) => warehouseOf(one.warehouse_id) },
  {
    id: 'requested',
    label: t.requested,
    width: 120,
    extra: true,
    cell: (one) => one.requested_date && day(one.requested_date),
  },
  { id: 'handed_over_at', label: t.handed_over_at, width: 122, extra: true, cell: (one) => moment(one.handed_over_at) },
  { id: 'delivered_at', label: t.delivered_at, width: 122, extra: true, cell: (one) => moment(one.delivered_at) },
];

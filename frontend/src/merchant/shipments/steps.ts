// Where a shipment stands on its road.
import { REACHED } from '@/app/fulfilment/orderRoad';
import { dateTime } from '@/i18n/format';
import * as t from '@/i18n/gen/shipments';
import type { Step } from '@/ui/Steps';

interface Standing {
  status: string;
  handed_over_at: string | null;
  delivered_at: string | null;
}

export function roadOf(shipment: Standing): { steps: Step[]; at: number; stopped: boolean } {
  const noted = (at: string | null) => (at ? dateTime(at) : undefined);
  return {
    steps: [
      { id: 'reserved', label: t.step_reserved() },
      { id: 'picked', label: t.step_picked() },
      { id: 'packed', label: t.step_packed() },
      { id: 'handed_over', label: t.step_handed_over(), note: noted(shipment.handed_over_at) },
      { id: 'delivered', label: t.step_delivered(), note: noted(shipment.delivered_at) },
    ],
    at: REACHED[shipment.status] ?? 0,
    stopped: ['cancelled', 'delivery_failed', 'returned'].includes(shipment.status),
  };
}

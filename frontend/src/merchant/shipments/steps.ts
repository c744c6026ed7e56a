// Where a shipment stands on its road.
import { dateTime } from '@/i18n/format';
import * as t from '@/i18n/gen/shipments';
import type { Step } from '@/ui/Steps';

/** How many steps lie behind a shipment in this state. */
const BEHIND: Record<string, number> = {
  draft: 0,
  awaiting_stock: 0,
  reserved: 1,
  released: 1,
  picking: 1,
  picked: 2,
  packed: 3,
  handed_over: 4,
  delivery_failed: 4,
  returned: 4,
  delivered: 5,
};

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
    at: BEHIND[shipment.status] ?? 0,
    stopped: ['cancelled', 'delivery_failed', 'returned'].includes(shipment.status),
  };
}

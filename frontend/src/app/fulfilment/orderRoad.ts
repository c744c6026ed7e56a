// Where an order stands on its road: as far as the shipment that is furthest behind.
import { dateTime } from '@/i18n/format';
import * as t from '@/i18n/gen/orders';
import * as s from '@/i18n/gen/shipments';
import type { Step } from '@/ui/Steps';

/** The step that a shipment in this state has reached; what came back had been on its way. */
export const REACHED: Readonly<Record<string, number>> = {
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
  ordered_at: string;
}
interface Stage {
  status: string;
  handed_over_at: string | null;
  delivered_at: string | null;
}

export function roadOf(order: Standing, shipments: readonly Stage[]): { steps: Step[]; at: number; stopped: boolean } {
  const live = shipments.filter((shipment) => shipment.status !== 'cancelled');
  const reached = live.length ? Math.min(...live.map((shipment) => REACHED[shipment.status] ?? 0)) : 0;
  const last = (moments: (string | null)[]) => {
    const known = moments.filter((moment): moment is string => !!moment).toSorted();
    return known.length === live.length ? known.at(-1) : undefined;
  };
  const noted = (moment: string | undefined) => (moment ? dateTime(moment) : undefined);
  const left = reached >= 4 ? last(live.map((one) => one.handed_over_at)) : undefined;
  const arrived = reached >= 5 ? last(live.map((one) => one.delivered_at)) : undefined;
  const steps: Step[] = [
    { id: 'received', label: t.step_received(), note: noted(order.ordered_at) },
    { id: 'reserved', label: s.step_reserved() },
    { id: 'picked', label: s.step_picked() },
    { id: 'packed', label: s.step_packed() },
    { id: 'handed_over', label: s.step_handed_over(), note: noted(left) },
    { id: 'delivered', label: s.step_delivered(), note: noted(arrived) },
  ];
  return { steps, at: reached === 5 ? 6 : reached, stopped: order.status === 'cancelled' };
}

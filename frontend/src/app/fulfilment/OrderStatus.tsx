// Where an order stands in one word: why it waits before how far it is.

import { Pill } from '@/ui/Pill';
import { statusTone, statusWord } from './orderWords';
import { holdWord, shipmentTone, shipmentWord } from './words';

interface Standing {
  status: string;
  held: boolean;
  holds: readonly string[];
  /** States of its shipments. */
  shipments: readonly string[];
}

const CLOSED = new Set(['fulfilled', 'cancelled']);
const BEHIND = ['awaiting_stock', 'reserved', 'released', 'picking', 'picked', 'packed', 'handed_over'];

/** The shipment that is furthest behind says how far the order is. */
export const furthestBehind = (states: readonly string[]) => BEHIND.find((state) => states.includes(state));

export function OrderStatus({ of: { status, held, holds, shipments } }: { of: Standing }) {
  if (held && !CLOSED.has(status)) {
    const [first, ...more] = holds;
    return <Pill tone="warn">{`${first ? holdWord(first) : ''}${more.length ? ` +${more.length}` : ''}`}</Pill>;
  }
  const delivered = status === 'fulfilled' && shipments.length > 0 && shipments.every((state) => state === 'delivered');
  const stage = delivered ? 'delivered' : CLOSED.has(status) ? undefined : furthestBehind(shipments);
  if (stage) return <Pill tone={shipmentTone(stage)}>{shipmentWord(stage)}</Pill>;
  return <Pill tone={statusTone(status)}>{statusWord(status)}</Pill>;
}

// The words and colours of what both sides see of an order's way: shipments, parcels, tracking, holds.
import * as h from '@/i18n/gen/holds';
import * as t from '@/i18n/gen/shipments';
import type { Tone } from '@/ui/Pill';

export const SHIPMENT_STATES = [
  'draft',
  'awaiting_stock',
  'reserved',
  'released',
  'picking',
  'picked',
  'packed',
  'handed_over',
  'delivered',
  'delivery_failed',
  'returned',
  'cancelled',
] as const;
export const IN_WORK = ['released', 'picking', 'picked', 'packed'];

const SHIPMENT: Record<string, [() => string, Tone]> = {
  draft: [t.status_draft, 'plain'],
  awaiting_stock: [t.status_awaiting_stock, 'bad'],
  reserved: [t.status_reserved, 'ready'],
  released: [t.status_released, 'work'],
  picking: [t.status_picking, 'work'],
  picked: [t.status_picked, 'work'],
  packed: [t.status_packed, 'work'],
  handed_over: [t.status_handed_over, 'good'],
  delivered: [t.status_delivered, 'done'],
  cancelled: [t.status_cancelled, 'off'],
  delivery_failed: [t.status_delivery_failed, 'bad'],
  returned: [t.status_returned, 'warn'],
};
const TRACKING: Record<string, () => string> = {
  label_created: t.tracking_label_created,
  picked_up: t.tracking_picked_up,
  in_transit: t.tracking_in_transit,
  out_for_delivery: t.tracking_out_for_delivery,
  delivered: t.tracking_delivered,
  delivery_attempted: t.tracking_delivery_attempted,
  available_for_pickup: t.tracking_available_for_pickup,
  exception: t.tracking_exception,
  returned_to_sender: t.tracking_returned_to_sender,
  lost: t.tracking_lost,
};
const PARCEL: Record<string, () => string> = {
  packed: t.parcel_packed,
  labelled: t.parcel_labelled,
  verified: t.parcel_verified,
  handed_over: t.parcel_handed_over,
  cancelled: t.parcel_cancelled,
};

export const HOLD_REASONS = [
  'payment',
  'address',
  'product_unmapped',
  'duplicate_suspect',
  'fraud',
  'stock',
  'manual',
  'cutoff_window',
  'merchant_suspended',
] as const;
/** What a person may hold an order for. */
export const HOLD_BY_HAND = ['manual', 'payment', 'address', 'duplicate_suspect', 'fraud'] as const;

const HOLD: Record<string, () => string> = {
  payment: h.payment,
  address: h.address,
  stock: h.stock,
  product_unmapped: h.product_unmapped,
  duplicate_suspect: h.duplicate_suspect,
  fraud: h.fraud,
  manual: h.manual,
  cutoff_window: h.cutoff_window,
  merchant_suspended: h.merchant_suspended,
};

const CARRIER: Record<string, () => string> = {
  own_fleet: t.carrier_own_fleet,
  yamato: t.carrier_yamato,
  sagawa: t.carrier_sagawa,
  japan_post: t.carrier_japan_post,
};

export const shipmentWord = (status: string) => SHIPMENT[status]?.[0]() ?? status;
export const shipmentTone = (status: string): Tone => SHIPMENT[status]?.[1] ?? 'plain';
export const trackingWord = (status: string) => TRACKING[status]?.() ?? status;
export const parcelWord = (status: string) => PARCEL[status]?.() ?? status;
export const carrierWord = (code: string) => CARRIER[code]?.() ?? code;
export const holdWord = (reason: string) => HOLD[reason]?.() ?? reason;

const TROUBLE = new Set(['exception', 'lost', 'returned_to_sender', 'delivery_attempted']);
export const trackingTone = (status: string): Tone =>
  status === 'delivered' ? 'done' : TROUBLE.has(status) ? 'bad' : 'good';

/** Machines sign their work as `system`; people and keys with their name. */
export const whoWord = (actor: string) => (actor === 'system' ? h.system() : actor);

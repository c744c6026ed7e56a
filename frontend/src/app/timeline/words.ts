// What happened, as a sentence: one per event of the API. An event that is newer than this page shows its own name.
import type { Schemas } from '@/api/client';
import * as t from '@/i18n/gen/events';
import type { Happened } from '@/ui/Timeline';
import { holdWord, trackingWord, whoWord } from '../fulfilment/words';

export type FeedItem = Schemas['FeedItem'];
type Data = Record<string, unknown>;
type Tone = Happened['tone'];

const text = (value: unknown) => (typeof value === 'string' ? value : '');
const count = (value: unknown) => (typeof value === 'number' ? value : Array.isArray(value) ? value.length : 0);

const FIELD: Record<string, () => string> = {
  address: t.field_address,
  ship_to: t.field_address,
  name: t.field_name,
  postal_code: t.field_postal_code,
  region: t.field_region,
  city: t.field_city,
  line1: t.field_line1,
  line2: t.field_line2,
  phone: t.field_phone,
  buyer: t.field_buyer,
  buyer_name: t.field_buyer,
  buyer_email: t.field_email,
  lines: t.field_lines,
  payment: t.field_payment,
  note: t.field_note,
  delivery: t.field_delivery,
  status: t.field_status,
  total: t.field_total,
};

/** Names of fields as people call them; `ship_to.region` is the region. */
export function fieldWords(names: unknown): string {
  const given = Array.isArray(names) ? names.map(String) : [];
  const words = given.map((name) => FIELD[name]?.() ?? FIELD[name.split('.').at(-1) ?? '']?.() ?? name);
  return [...new Set(words)].join(', ');
}

const WORDS: Record<string, [say: (data: Data) => string, tone?: Tone]> = {
  OrderPlaced: [t.order_placed],
  OrderHeld: [(data) => t.order_held({ reason: holdWord(text(data.reason)) }), 'warn'],
  OrderReleased: [(data) => t.order_released({ reason: holdWord(text(data.reason)) })],
  OrderChanged: [(data) => t.order_changed({ fields: fieldWords(data.fields) })],
  OrderChangeRefused: [(data) => t.order_change_refused({ fields: fieldWords(data.fields) }), 'bad'],
  OrderCancelled: [t.order_cancelled, 'bad'],
  OrderFulfilled: [t.order_fulfilled, 'good'],
  ShipmentReserved: [t.shipment_reserved],
  ShipmentShort: [t.shipment_short, 'warn'],
  ShipmentReaddressed: [t.shipment_readdressed],
  ShipmentCancelled: [t.shipment_cancelled, 'bad'],
  ShipmentReleased: [t.shipment_released],
  ShipmentLeftWave: [t.shipment_left_wave, 'warn'],
  PickingBegan: [t.picking_began],
  LinePicked: [(data) => t.line_picked({ n: count(data.quantity) })],
  PickShort: [(data) => t.pick_short({ n: count(data.missing) }), 'bad'],
  UnitsPutBack: [(data) => t.units_put_back({ n: count(data.units) })],
  ShipmentPicked: [t.shipment_picked],
  ShipmentPacked: [(data) => t.shipment_packed({ n: count(data.parcel_ids) })],
  ShipmentHandedOver: [t.shipment_handed_over, 'good'],
  ShipmentDelivered: [t.shipment_delivered, 'good'],
  DeliveryFailed: [t.delivery_failed, 'bad'],
  ShipmentReturned: [t.shipment_returned, 'bad'],
  LabelBought: [(data) => t.label_bought({ number: text(data.tracking_number) })],
  LabelWanted: [t.label_wanted],
  LabelVoided: [t.label_voided, 'warn'],
  LabelVerified: [t.label_verified],
  ParcelHandedOver: [t.parcel_handed_over],
  ParcelTracked: [(data) => t.parcel_tracked({ status: trackingWord(text(data.status)) })],
  ReturnRequested: [(data) => t.return_requested({ number: text(data.number) })],
  ReturnApproved: [t.return_approved],
  ReturnRejected: [t.return_rejected, 'bad'],
  ReturnCancelled: [t.return_cancelled],
  ReturnSent: [t.return_sent],
  ReturnArrived: [t.return_arrived],
  ReturnInspected: [t.return_inspected],
  ReturnResolved: [t.return_resolved, 'good'],
};

function detailOf(item: FeedItem): string | undefined {
  const data = item.data as Data;
  if (item.name === 'OrderPlaced' && count(data.adjusted))
    return t.order_placed_adjusted({ fields: fieldWords(data.adjusted) });
  if (item.name === 'OrderCancelled') return text(data.why) || undefined;
  if (item.name === 'ReturnRejected') return text(data.reason) || undefined;
  return undefined;
}

/** An event as a line of a timeline. */
export function happened(item: FeedItem): Happened {
  const [say, tone] = WORDS[item.name] ?? [() => item.name];
  return {
    id: item.id,
    at: item.occurred_at,
    what: say(item.data as Data),
    detail: detailOf(item),
    who: whoWord(item.actor),
    tone,
  };
}

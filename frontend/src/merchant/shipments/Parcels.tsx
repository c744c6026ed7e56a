// The parcels of a shipment: box, label, and what the carrier said of each.
import { Group, Stack, Text } from '@mantine/core';
import type { Schemas } from '@/api/client';
import { useRead } from '@/api/queries';
import { carrierWord, parcelWord, trackingTone, trackingWord } from '@/app/fulfilment/words';
import { grams, millimetres } from '@/i18n/format';
import * as t from '@/i18n/gen/shipments';
import { Copyable } from '@/ui/Copyable';
import { Pill } from '@/ui/Pill';
import { Timeline } from '@/ui/Timeline';
import c from './Parcels.module.css';

type Parcel = Schemas['ParcelView'];
type Tracking = Schemas['ParcelTracking'];

export function Parcels({ shipmentId, parcels }: { shipmentId: string; parcels: readonly Parcel[] }) {
  const asked = { params: { path: { shipment_id: shipmentId } } };
  const tracking = useRead('/api/v1/shipments/{shipment_id}/tracking', asked).data;
  return (
    <Stack gap={0}>
      {parcels.map((parcel) => (
        <ParcelBlock
          key={parcel.id}
          parcel={parcel}
          tracking={tracking?.find((one) => one.parcel_number === parcel.number)}
        />
      ))}
    </Stack>
  );
}

function ParcelBlock({ parcel, tracking }: { parcel: Parcel; tracking?: Tracking }) {
  const sides = [parcel.length_mm, parcel.width_mm, parcel.height_mm];
  const box = [parcel.box_code, sides.every((side) => side > 0) && millimetres(...sides), grams(parcel.weight_g)];
  return (
    <section className={c.parcel} aria-label={t.parcel({ number: parcel.number })}>
      <Group gap="8px 16px">
        <Text size="sm" fw={600} className="mono">
          {parcel.number}
        </Text>
        {tracking ? (
          <>
            <Pill tone={trackingTone(tracking.status)}>{trackingWord(tracking.status)}</Pill>
            <span>
              {carrierWord(tracking.carrier)} <Copyable text={tracking.tracking_number} />
            </span>
          </>
        ) : (
          <Pill>{parcelWord(parcel.status)}</Pill>
        )}
        <Text size="sm" c="dimmed">
          {box.filter(Boolean).join(' · ')}
        </Text>
      </Group>
      {tracking && <Events of={tracking} />}
    </section>
  );
}

/** What the carrier wrote, unless it is only a code of its machine. */
const saying = (text: string) => (/^[a-z_]+$/.test(text) ? '' : text);

function Events({ of: tracking }: { of: Tracking }) {
  if (tracking.events.length === 0)
    return (
      <Text size="sm" c="dimmed" mt={6}>
        {t.no_tracking()}
      </Text>
    );
  const lines = tracking.events.toReversed().map((event, n) => ({
    id: `${n} ${event.occurred_at}`,
    at: event.occurred_at,
    what: trackingWord(event.status),
    detail: [event.place, saying(event.text)].filter(Boolean).join(' · ') || undefined,
    tone: event.status === 'delivered' ? ('good' as const) : undefined,
  }));
  return (
    <div className={c.events}>
      <Timeline of={lines} />
    </div>
  );
}

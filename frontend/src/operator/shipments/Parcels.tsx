// The parcels of a shipment with their labels: print, void, buy again; and what the carrier said.
import { Button, Group, Stack, Text } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import type { Schemas } from '@/api/client';
import { useRead, useSend } from '@/api/queries';
import { confirm } from '@/app/confirming';
import { carrierWord, parcelWord, trackingTone, trackingWord } from '@/app/fulfilment/words';
import { done, refused } from '@/app/toast';
import { grams, millimetres } from '@/i18n/format';
import * as common from '@/i18n/gen/common';
import * as t from '@/i18n/gen/opsorders';
import * as s from '@/i18n/gen/shipments';
import { Card } from '@/ui/Card';
import { Copyable } from '@/ui/Copyable';
import { Pill } from '@/ui/Pill';
import { Timeline } from '@/ui/Timeline';
import { labelPaper } from '../packing/printing';

type Parcel = Schemas['ParcelView'];
type Tracking = Schemas['ParcelTracking'];
const PATH = '/api/operator/v1/parcels';
const changes = [PATH, '/api/operator/v1/shipments'];

interface Props {
  shipmentId: string;
  parcels: readonly Parcel[];
  works: boolean;
}

export function Parcels({ shipmentId, parcels, works }: Props) {
  const asked = { params: { path: { shipment_id: shipmentId } } };
  const tracking = useRead('/api/operator/v1/shipments/{shipment_id}/tracking', asked, { enabled: parcels.length > 0 });
  return (
    <Card title={s.parcels()}>
      {parcels.length === 0 && (
        <Text size="sm" c="dimmed">
          {s.no_parcels()}
        </Text>
      )}
      <Stack gap="lg">
        {parcels.map((parcel) => (
          <OneParcel
            key={parcel.id}
            parcel={parcel}
            tracking={tracking.data?.find((one) => one.parcel_number === parcel.number)}
            works={works}
          />
        ))}
      </Stack>
    </Card>
  );
}

function OneParcel({ parcel, tracking, works }: { parcel: Parcel; tracking?: Tracking; works: boolean }) {
  const label = useRead(`${PATH}/{number}/label`, { params: { path: { number: parcel.number } } });
  const bought = label.data;
  const events = (tracking?.events ?? []).toReversed().map((event, n) => ({
    id: `${n} ${event.occurred_at}`,
    at: event.occurred_at,
    what: trackingWord(event.status),
    detail: [event.place, event.text].filter(Boolean).join(' · ') || undefined,
  }));
  return (
    <section aria-label={s.parcel({ number: parcel.number })}>
      <Group gap="8px 14px" mb={6}>
        <b className="mono">{parcel.number}</b>
        <Pill tone={tracking ? trackingTone(tracking.status) : 'plain'}>
          {tracking ? trackingWord(tracking.status) : parcelWord(parcel.status)}
        </Pill>
        <Text size="sm" c="dimmed">
          {[
            parcel.box_code,
            millimetres(parcel.length_mm, parcel.width_mm, parcel.height_mm),
            grams(parcel.weight_g),
          ].join(' · ')}
        </Text>
      </Group>
      {bought && (
        <Group gap="8px 14px" mb={6}>
          {carrierWord(bought.carrier)} <Copyable text={bought.tracking_number} />
          {bought.verified_at ? (
            <Pill tone="good">{t.label_verified()}</Pill>
          ) : (
            <Pill tone="warn">{t.label_unverified()}</Pill>
          )}
        </Group>
      )}
      {works && <LabelActions parcel={parcel} label={bought} />}
      {events.length > 0 && <Timeline of={events} />}
    </section>
  );
}

function LabelActions({ parcel, label }: { parcel: Parcel; label?: Schemas['LabelView'] }) {
  const asked = { params: { path: { number: parcel.number } } };
  const buy = useSend('post', `${PATH}/{number}/label`, { changes, onDone: () => done(t.label_wanted()) });
  const drop = useSend('delete', `${PATH}/{number}/label`, { changes, onDone: () => done(t.label_voided()) });
  if (!label)
    return (
      <Button
        size="xs"
        variant="default"
        loading={buy.isPending}
        onClick={() => buy.mutate(asked, { onError: refused })}
      >
        {t.label_again()}
      </Button>
    );
  const ask = () =>
    confirm({
      title: t.label_void_ask({ number: label.tracking_number }),
      body: t.label_void_body(),
      go: t.label_void(),
      back: common.cancel(),
      grave: true,
      onGo: () => drop.mutate(asked, { onError: refused }),
    });
  return (
    <Group gap={8} mb="sm">
      <Button
        size="xs"
        variant="default"
        leftSection={<IconPrinter size={14} />}
        component="a"
        href={labelPaper(parcel.number)}
        target="_blank"
        rel="noopener"
      >
        {t.label_paper()}
      </Button>
      {parcel.status !== 'handed_over' && (
        <Button size="xs" variant="subtle" color="red" loading={drop.isPending} onClick={ask}>
          {t.label_void()}
        </Button>
      )}
    </Group>
  );
}

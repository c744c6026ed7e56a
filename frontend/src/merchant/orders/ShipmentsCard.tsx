// The shipments of an order, each with its parcels and where the carrier has them.
import { Anchor, Group, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Schemas } from '@/api/client';
import { shipmentTone, shipmentWord } from '@/app/fulfilment/words';
import { useMay } from '@/app/session';
import { num } from '@/i18n/format';
import * as t from '@/i18n/gen/orders';
import { Card } from '@/ui/Card';
import { Pill } from '@/ui/Pill';
import { Parcels } from '../shipments/Parcels';

type Of = Schemas['ShipmentOfOrder'];

export function ShipmentsCard({ shipments }: { shipments: readonly Of[] }) {
  const may = useMay();
  return (
    <Card title={t.shipments()}>
      {shipments.length === 0 && (
        <Text size="sm" c="dimmed">
          {t.no_shipments()}
        </Text>
      )}
      <Stack gap="lg">
        {shipments.map(({ shipment, parcels }) => (
          <div key={shipment.id}>
            <Group gap={10}>
              {may('shipments:read') ? (
                <Anchor
                  component={Link}
                  size="sm"
                  fw={550}
                  to={'/c/$merchant/shipments/$shipment' as never}
                  from={'/c/$merchant' as never}
                  params={{ shipment: shipment.id } as never}
                  className="mono"
                >
                  {shipment.number}
                </Anchor>
              ) : (
                <span className="mono">{shipment.number}</span>
              )}
              <Pill tone={shipmentTone(shipment.status)}>{shipmentWord(shipment.status)}</Pill>
              <Text size="sm" c="dimmed" className="num">
                × {num(shipment.unit_count)}
              </Text>
            </Group>
            {parcels.length > 0 && may('shipments:read') && (
              <div style={{ marginTop: 12 }}>
                <Parcels shipmentId={shipment.id} parcels={parcels} />
              </div>
            )}
          </div>
        ))}
      </Stack>
    </Card>
  );
}

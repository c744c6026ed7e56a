// Units that pickers did not find, for whom, and what became of the shipment: fetched elsewhere, or waiting again.
import { Table, Text } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { shipmentTone, shipmentWord } from '@/app/fulfilment/words';
import { num } from '@/i18n/format';
import * as t from '@/i18n/gen/waves';
import { Card } from '@/ui/Card';
import { Pill } from '@/ui/Pill';
import type { Wave } from './words';

export function Shorts({ shorts }: { shorts: Wave['shorts'] }) {
  const { warehouse } = useParams({ from: '/w/$warehouse' });
  if (shorts.length === 0)
    return (
      <Card title={t.shorts()}>
        <Text size="sm" c="dimmed">
          {t.no_shorts()}
        </Text>
      </Card>
    );
  return (
    <Card title={t.shorts()} flush>
      <Table.ScrollContainer minWidth={560}>
        <Table horizontalSpacing="md">
          <caption className="vh">{t.shorts()}</caption>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t.product()}</Table.Th>
              <Table.Th>{t.location()}</Table.Th>
              <Table.Th>{t.shipment()}</Table.Th>
              <Table.Th>{t.short_now()}</Table.Th>
              <Table.Th ta="right">{t.short_units()}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shorts.map((one) => (
              <Table.Tr key={one.pick_id}>
                <Table.Td>
                  <span className="mono">{one.sku}</span> {one.name}
                </Table.Td>
                <Table.Td className="mono">{one.location}</Table.Td>
                <Table.Td>
                  <Link to={`/w/${warehouse}/shipments/${one.shipment_id}` as never} className="mono">
                    {one.shipment}
                  </Link>
                  <Text size="xs" c="dimmed">
                    {one.merchant}
                  </Text>
                </Table.Td>
                <Table.Td>
                  <Pill tone={shipmentTone(one.shipment_status)}>{shipmentWord(one.shipment_status)}</Pill>
                </Table.Td>
                <Table.Td ta="right">
                  <b>{num(one.missing)}</b>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Card>
  );
}

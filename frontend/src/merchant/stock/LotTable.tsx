// The lots of one product: the next to expire first, as the warehouse takes them.
import { Table } from '@mantine/core';
import type { Schemas } from '@/api/client';
import { num } from '@/i18n/format';
import * as t from '@/i18n/gen/stock';
import { Card } from '@/ui/Card';
import { Expiry } from './Expiry';

export function LotTable({ lots }: { lots: readonly Schemas['LotItem'][] }) {
  const ordered = lots.toSorted((a, b) => (a.expires_on ?? '9999').localeCompare(b.expires_on ?? '9999'));
  return (
    <Card title={t.lots()} flush>
      <Table.ScrollContainer minWidth={420}>
        <Table horizontalSpacing="md">
          <caption className="vh">{t.lots()}</caption>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t.lot()}</Table.Th>
              <Table.Th>{t.expires()}</Table.Th>
              <Table.Th>{t.warehouse()}</Table.Th>
              <Table.Th>{t.condition()}</Table.Th>
              <Table.Th ta="right">{t.quantity()}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {ordered.map((lot) => (
              <Table.Tr key={lot.lot_id + lot.warehouse_id + lot.condition}>
                <Table.Td className="mono">{lot.lot_code}</Table.Td>
                <Table.Td>
                  <Expiry on={lot.expires_on} />
                </Table.Td>
                <Table.Td>{lot.warehouse}</Table.Td>
                <Table.Td>{t.condition_is({ condition: lot.condition })}</Table.Td>
                <Table.Td ta="right">{num(lot.quantity)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Card>
  );
}

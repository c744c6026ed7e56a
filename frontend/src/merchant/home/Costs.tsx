// What a shipment cost on average, last month and this month.
import { Table } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import type { Schemas } from '@/api/client';
import { money, month, num } from '@/i18n/format';
import * as t from '@/i18n/gen/home';
import { Card } from '@/ui/Card';

export function Costs({ costs, currency }: { costs: readonly Schemas['Cost'][]; currency: string }) {
  const { merchant } = useParams({ from: '/c/$merchant' });
  return (
    <Card title={t.costs()} flush>
      <Table.ScrollContainer minWidth={300}>
        <Table horizontalSpacing={12} verticalSpacing={10}>
          <caption className="vh">{t.costs()}</caption>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t.cost_month()}</Table.Th>
              <Table.Th ta="right">{t.cost_charges()}</Table.Th>
              <Table.Th ta="right">{t.cost_shipments()}</Table.Th>
              <Table.Th ta="right">{t.cost_per()}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {costs.map((one) => (
              <Table.Tr key={one.month}>
                <Table.Td>
                  <Link to={`/c/${merchant}/billing` as never} search={{ month: one.month } as never}>
                    {month(one.month)}
                  </Link>
                </Table.Td>
                <Table.Td ta="right">{money(one.charges, currency)}</Table.Td>
                <Table.Td ta="right">{num(one.shipments)}</Table.Td>
                <Table.Td ta="right" fw={600}>
                  {one.per_order === null ? t.no_value() : money(one.per_order, currency)}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Card>
  );
}

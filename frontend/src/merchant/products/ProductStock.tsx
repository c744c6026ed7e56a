// Where a product lies, for how long it lasts, and how both went over time.
import { Group, Skeleton, Table, Text } from '@mantine/core';
import { useRead } from '@/api/queries';
import { Failure } from '@/app/Trouble';
import { num, shortDay } from '@/i18n/format';
import * as t from '@/i18n/gen/products';
import { Card } from '@/ui/Card';
import { Plot } from '@/ui/Plot';
import { DaysLeft } from '../stock/DaysLeft';
import { LotTable } from '../stock/LotTable';
import { overTime } from '../stock/overTime';
import type { Product } from './words';

const COLORS = ['var(--ch-ai)', 'var(--ch-teal)', 'var(--ch-amber)', 'var(--ch-rose)'];

export function ProductStock({ product }: { product: Product }) {
  const asked = { params: { path: { product_id: product.id } } };
  const stock = useRead('/api/v1/products/{product_id}/stock', asked);
  const history = useRead('/api/v1/stock/{product_id}/history', asked);
  if (stock.error) return <Failure error={stock.error} onRetry={stock.refetch} />;
  if (!stock.data || history.isPending) return <Skeleton height={420} />;
  const { warehouses, lots, sold, days_left } = stock.data;
  const series = (history.data?.items ?? []).map(({ warehouse }, n) => ({
    name: warehouse,
    label: warehouse,
    color: COLORS[n % COLORS.length] as string,
  }));
  return (
    <>
      <Card title={t.stock_by_warehouse()} flush actions={<DaysLeft days={days_left} said />}>
        {warehouses.length === 0 ? (
          <Text size="sm" c="dimmed" p="md">
            {t.stock_none()}
          </Text>
        ) : (
          <Warehouses rows={warehouses} />
        )}
      </Card>
      {lots.length > 0 && <LotTable lots={lots} />}
      {series.length > 0 && (
        <Plot
          title={t.history()}
          kind="area"
          rows={overTime(history.data?.items ?? [])}
          along="day"
          alongLabel={t.day()}
          series={series}
          showAlong={shortDay}
        />
      )}
      {sold.some(({ units }) => units > 0) && (
        <Plot
          title={t.sold()}
          kind="bars"
          height={170}
          rows={sold.map(({ day, units }) => ({ day, units }))}
          along="day"
          alongLabel={t.day()}
          series={[{ name: 'units', label: t.units(), color: 'var(--ch-teal)' }]}
          showAlong={shortDay}
        />
      )}
    </>
  );
}

type Row = { warehouse: string; on_hand: number; reserved: number; safety: number; available: number; inbound: number };

function Warehouses({ rows }: { rows: readonly Row[] }) {
  const columns = [
    [t.on_hand(), 'on_hand'],
    [t.reserved(), 'reserved'],
    [t.safety(), 'safety'],
    [t.available(), 'available'],
    [t.inbound(), 'inbound'],
  ] as const;
  return (
    <Table.ScrollContainer minWidth={420}>
      <Table horizontalSpacing="md">
        <caption className="vh">{t.stock_by_warehouse()}</caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t.warehouse()}</Table.Th>
            {columns.map(([label, name]) => (
              <Table.Th key={name} ta="right">
                {label}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.warehouse}>
              <Table.Td>
                <Group gap={6}>{row.warehouse}</Group>
              </Table.Td>
              {columns.map(([, name]) => (
                <Table.Td key={name} ta="right" fw={name === 'available' ? 650 : undefined}>
                  {num(row[name])}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

// The racks from the front, warm where people pick or where goods are kept.
import { Group, SegmentedControl, Skeleton, Table, Text } from '@mantine/core';
import { IconMapPin } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { Schemas } from '@/api/client';
import { useRead } from '@/api/queries';
import { Failure } from '@/app/Trouble';
import { num } from '@/i18n/format';
import * as t from '@/i18n/gen/locations';
import { Card, Columns } from '@/ui/Card';
import { Empty } from '@/ui/Empty';
import { useWarehouse } from '../warehouse';
import c from './HeatMap.module.css';
import { aislesOf } from './racks';

type Spot = Schemas['LocationHeat'];
type Measure = 'picks' | 'units';
const DAYS = [7, 28, 90];
const STEPS = 5;

/** How warm: 0 for nothing, then five steps up to the most. */
export const warmth = (value: number, most: number) =>
  value <= 0 || most <= 0 ? 0 : Math.max(1, Math.ceil((value / most) * STEPS));

export function HeatMap() {
  const { id } = useWarehouse();
  const [days, setDays] = useState(28);
  const [measure, setMeasure] = useState<Measure>('picks');
  const heat = useRead(
    '/api/operator/v1/warehouses/{warehouse_id}/heat',
    { params: { path: { warehouse_id: id }, query: { days } } },
    { keep: true },
  );
  const spots = useMemo(
    () => (heat.data?.items ?? []).filter((spot) => ['storage', 'pick'].includes(spot.purpose)),
    [heat.data],
  );
  if (heat.error) return <Failure error={heat.error} onRetry={heat.refetch} />;
  if (!heat.data) return <Skeleton height={420} />;
  return (
    <Columns
      main={
        <Card
          actions={
            <Group gap="sm">
              <SegmentedControl
                size="xs"
                value={measure}
                onChange={(value) => setMeasure(value as Measure)}
                data={[
                  { value: 'picks', label: t.by_picks() },
                  { value: 'units', label: t.by_fill() },
                ]}
              />
              <SegmentedControl
                size="xs"
                value={String(days)}
                onChange={(value) => setDays(Number(value))}
                data={DAYS.map((n) => ({ value: String(n), label: t.days({ n }) }))}
              />
              <Legend />
            </Group>
          }
        >
          <Racks spots={spots} measure={measure} />
        </Card>
      }
      side={<Busiest spots={spots} />}
    />
  );
}

const Legend = () => (
  <Group gap={4} aria-hidden>
    <Text size="xs" c="dimmed">
      {t.least()}
    </Text>
    {[0, 1, 2, 3, 4, 5].map((step) => (
      <i key={step} className={c.cell} data-warm={step} />
    ))}
    <Text size="xs" c="dimmed">
      {t.most()}
    </Text>
  </Group>
);

function Racks({ spots, measure }: { spots: readonly Spot[]; measure: Measure }) {
  const aisles = useMemo(() => aislesOf(spots), [spots]);
  const most = Math.max(0, ...spots.map((spot) => spot[measure]));
  if (aisles.length === 0) return <Empty icon={<IconMapPin size={22} />} title={t.map_empty()} />;
  return (
    <>
      <Text size="xs" c="dimmed" mb="xs">
        {t.map_about()}
      </Text>
      <div className={c.racks}>
        {aisles.map((aisle) => (
          <figure key={aisle.key} className={c.rack}>
            <figcaption>
              {aisle.zone}-{aisle.aisle}
            </figcaption>
            <div className={c.grid} style={{ gridTemplateColumns: `repeat(${aisle.bays}, 9px)` }}>
              {aisle.rows.flat().map((spot, n) =>
                spot ? (
                  <i
                    key={spot.location_id}
                    className={c.cell}
                    data-warm={warmth(spot[measure], most)}
                    title={t.at_place({ code: spot.code, picks: num(spot.picks), units: num(spot.units) })}
                  />
                ) : (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a hole in a rack is only its place
                  <i key={n} />
                ),
              )}
            </div>
          </figure>
        ))}
      </div>
    </>
  );
}

/** The same in numbers, for those who would rather read. */
function Busiest({ spots }: { spots: readonly Spot[] }) {
  const busiest = spots.toSorted((a, b) => b.picks - a.picks || b.units - a.units).slice(0, 15);
  return (
    <Card title={t.busiest()} flush>
      <Table fz="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t.code()}</Table.Th>
            <Table.Th ta="right">{t.by_picks()}</Table.Th>
            <Table.Th ta="right">{t.by_fill()}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {busiest.map((spot) => (
            <Table.Tr key={spot.location_id}>
              <Table.Td className="mono">{spot.code}</Table.Td>
              <Table.Td ta="right">{num(spot.picks)}</Table.Td>
              <Table.Td ta="right">{num(spot.units)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Card>
  );
}

// A chart that can be read as a table too. The drawing is loaded when it is first needed; the numbers never wait for it.
import { ActionIcon, Skeleton, Table, Text } from '@mantine/core';
import { IconChartBar, IconTable } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { num } from '@/i18n/format';
import * as t from '@/i18n/gen/common';
import { Card } from './Card';

const Drawing = lazy(() => import('./Drawing'));

export interface Series {
  name: string;
  label: string;
  color: string;
}

export interface PlotProps {
  title: string;
  kind: 'bars' | 'stacked' | 'line' | 'area';
  rows: readonly Record<string, string | number | null>[];
  /** The column of `rows` along the horizontal axis. */
  along: string;
  alongLabel: string;
  series: readonly Series[];
  height?: number;
  show?: (value: number) => string;
  showAlong?: (value: string) => string;
  /** A line that matters: a cut-off, a reorder point. */
  threshold?: { y: number; label: string };
  /** What to say when there is nothing to draw. */
  empty?: string;
}

export function Plot(p: PlotProps) {
  const [table, setTable] = useState(false);
  const height = p.height ?? 220;
  return (
    <Card
      title={p.title}
      actions={
        <ActionIcon
          variant="subtle"
          color="gray"
          onClick={() => setTable(!table)}
          aria-label={table ? t.as_chart() : t.as_table()}
          title={table ? t.as_chart() : t.as_table()}
        >
          {table ? <IconChartBar size={17} /> : <IconTable size={17} />}
        </ActionIcon>
      }
    >
      {p.rows.length === 0 && p.empty ? (
        <Text size="sm" c="dimmed">
          {p.empty}
        </Text>
      ) : table ? (
        <AsTable {...p} />
      ) : (
        <Suspense fallback={<Skeleton height={height} data-sure />}>
          <Drawing {...p} height={height} />
        </Suspense>
      )}
    </Card>
  );
}

function AsTable({ rows, along, alongLabel, series, show = num, showAlong = String, title }: PlotProps) {
  return (
    <Table.ScrollContainer minWidth={200} mah={260}>
      <Table stickyHeader fz="xs">
        <caption className="vh">{title}</caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{alongLabel}</Table.Th>
            {series.map(({ name, label }) => (
              <Table.Th key={name} ta="right">
                {label}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={String(row[along])}>
              <Table.Td>{showAlong(String(row[along]))}</Table.Td>
              {series.map(({ name }) => (
                <Table.Td key={name} ta="right">
                  {typeof row[name] === 'number' ? show(row[name]) : '–'}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

// A chart that can be read as a table too.
import { ActionIcon, Table, Text } from '@mantine/core';
import { IconChartBar, IconTable } from '@tabler/icons-react';
import { useState } from 'react';
import { num } from '@/i18n/format';
import * as t from '@/i18n/gen/common';
import { Card } from './Card';
import { Drawing, type DrawingProps } from './plot/Drawing';

type Optional = 'height' | 'show' | 'showAlong';

export interface PlotProps extends Omit<DrawingProps, Optional>, Partial<Pick<DrawingProps, Optional>> {
  alongLabel: string;
  /** What to say when there is nothing to draw. */
  empty?: string;
}

export function Plot(p: PlotProps) {
  const [table, setTable] = useState(false);
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
        <Drawing {...p} height={p.height ?? 220} show={p.show ?? num} showAlong={p.showAlong ?? String} />
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

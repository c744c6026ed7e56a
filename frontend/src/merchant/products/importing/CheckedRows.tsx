import { Button, Skeleton, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { useRead } from '@/api/queries';
import { Failure } from '@/app/Trouble';
import { num } from '@/i18n/format';
import * as t from '@/i18n/gen/imports';
import * as p from '@/i18n/gen/products';
import { Pill, type Tone } from '@/ui/Pill';
import { outcomeWord } from './CheckStep';
import { type Wrong, wrongWord } from './fields';

const TONE: Record<string, Tone> = { new: 'good', changed: 'work', unchanged: 'off', error: 'bad' };
const STEP = 50;
const MOST = 200;

/** The first rows of an outcome; all bad ones are in the file to download. */
export function CheckedRows({ file, outcome }: { file: string; outcome?: string }) {
  const [limit, setLimit] = useState(STEP);
  const asked = { params: { path: { import_id: file }, query: { outcome, limit } } };
  const rows = useRead('/api/v1/product-imports/{import_id}/rows', asked, { keep: true });
  if (rows.error) return <Failure error={rows.error} onRetry={rows.refetch} />;
  if (!rows.data) return <Skeleton height={320} />;
  return (
    <>
      <Table.ScrollContainer minWidth={560}>
        <Table horizontalSpacing="md">
          <caption className="vh">{t.outcomes()}</caption>
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={70}>{t.line()}</Table.Th>
              <Table.Th w={110}>{t.outcome()}</Table.Th>
              <Table.Th w={160}>{p.sku()}</Table.Th>
              <Table.Th>{p.name()}</Table.Th>
              <Table.Th>{t.problem()}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.data.items.map((row) => (
              <Table.Tr key={row.line}>
                <Table.Td>{num(row.line)}</Table.Td>
                <Table.Td>
                  <Pill tone={TONE[row.outcome]}>{outcomeWord(row.outcome)}</Pill>
                </Table.Td>
                <Table.Td className="mono">{String(row.values.sku ?? '')}</Table.Td>
                <Table.Td>{String(row.values.name ?? '')}</Table.Td>
                <Table.Td>{(row.problems as readonly Wrong[]).map(wrongWord).join('、')}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {rows.data.items.length === 0 && (
        <Text size="sm" c="dimmed" p="md">
          {t.nothing()}
        </Text>
      )}
      {rows.data.next_cursor && limit < MOST && (
        <Button variant="subtle" m="sm" onClick={() => setLimit(limit + STEP)}>
          {t.more()}
        </Button>
      )}
    </>
  );
}

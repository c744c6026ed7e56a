// Shipments by merchant and state; what is late is red and bold.
import { Table } from '@mantine/core';
import { shipmentWord } from '@/app/fulfilment/words';
import { num } from '@/i18n/format';
import * as t from '@/i18n/gen/today';
import { Card } from '@/ui/Card';
import { type Count, ROAD, type Row, sumAt, totalOf } from './stages';
import c from './Today.module.css';

export function Matrix({ rows }: { rows: readonly Row[] }) {
  const shown = ROAD.filter((status) => totalOf(sumAt(rows, status)) > 0 || status !== 'draft');
  return (
    <Card title={t.where()} flush>
      <Table.ScrollContainer minWidth={640}>
        <Table fz="sm" horizontalSpacing="md">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t.merchant()}</Table.Th>
              {shown.map((status) => (
                <Table.Th key={status} ta="right">
                  {shipmentWord(status)}
                </Table.Th>
              ))}
              <Table.Th ta="right">{t.all()}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row) => (
              <Table.Tr key={row.merchant}>
                <Table.Td style={{ whiteSpace: 'nowrap' }}>{row.merchant}</Table.Td>
                {shown.map((status) => (
                  <Cell key={status} count={row.at.get(status)} merchant={row.merchant} stage={shipmentWord(status)} />
                ))}
                <Cell count={row.sum} merchant={row.merchant} stage={t.all()} />
              </Table.Tr>
            ))}
          </Table.Tbody>
          <Table.Tfoot>
            <Table.Tr>
              <Table.Th>{t.all()}</Table.Th>
              {shown.map((status) => (
                <Table.Th key={status} ta="right">
                  {num(totalOf(sumAt(rows, status)))}
                </Table.Th>
              ))}
              <Table.Th ta="right">{num(rows.reduce((sum, row) => sum + totalOf(row.sum), 0))}</Table.Th>
            </Table.Tr>
          </Table.Tfoot>
        </Table>
      </Table.ScrollContainer>
    </Card>
  );
}

function Cell({ count, merchant, stage }: { count: Count | undefined; merchant: string; stage: string }) {
  const total = totalOf(count);
  if (!count || total === 0)
    return (
      <Table.Td ta="right" c="dimmed">
        –
      </Table.Td>
    );
  const words = t.cell({ merchant, stage, n: num(total), late: num(count.late) });
  return (
    <Table.Td ta="right" title={words} aria-label={words}>
      {num(total)}
      {count.late > 0 && <b className={c.late}>{num(count.late)}</b>}
    </Table.Td>
  );
}

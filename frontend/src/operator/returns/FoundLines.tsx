// What came back, and what was found of it.
import { Table, Text } from '@mantine/core';
import { dispositionWord, foundWord } from '@/app/returns/words';
import { dateTime, num } from '@/i18n/format';
import * as t from '@/i18n/gen/returnsdesk';
import { Card } from '@/ui/Card';
import type { Return } from './ReturnPage';

export function FoundLines({ found }: { found: Return }) {
  const nameOf = new Map(found.lines.map((line) => [line.id, line]));
  return (
    <>
      <Card title={t.lines()} flush>
        <Table.ScrollContainer minWidth={480}>
          <Table fz="sm" horizontalSpacing="md">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t.sku()}</Table.Th>
                <Table.Th>{t.lines()}</Table.Th>
                <Table.Th>{t.reason()}</Table.Th>
                <Table.Th ta="right">{t.inspected()}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {found.lines.map((line) => (
                <Table.Tr key={line.id}>
                  <Table.Td className="mono">{line.sku}</Table.Td>
                  <Table.Td>{line.name}</Table.Td>
                  <Table.Td>{line.reason}</Table.Td>
                  <Table.Td ta="right">
                    {num(line.inspected)} / {num(line.quantity)}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      </Card>
      {found.inspections.length > 0 && (
        <Card title={t.findings()} flush>
          <Table fz="sm" horizontalSpacing="md">
            <Table.Tbody>
              {found.inspections.map((one) => (
                <Table.Tr key={one.id}>
                  <Table.Td>{nameOf.get(one.line_id)?.name}</Table.Td>
                  <Table.Td ta="right">{num(one.quantity)}</Table.Td>
                  <Table.Td>
                    {foundWord(one.condition)} → {dispositionWord(one.disposition)}
                    {one.note && (
                      <Text size="xs" c="dimmed">
                        {one.note}
                      </Text>
                    )}
                  </Table.Td>
                  <Table.Td>{t.by({ who: one.actor, when: dateTime(one.inspected_at) })}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Card>
      )}
    </>
  );
}

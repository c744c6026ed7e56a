// What inspection found of a return, and what became of each unit.
import { Table, Text } from '@mantine/core';
import type { Schemas } from '@/api/client';
import { dispositionWord, foundWord } from '@/app/returns/words';
import { dateTime, num } from '@/i18n/format';
import * as t from '@/i18n/gen/returns';
import { Card } from '@/ui/Card';
import { Pill } from '@/ui/Pill';

export function Inspections({ of: one }: { of: Schemas['ReturnView'] }) {
  const nameOf = (id: string) => one.lines.find((line) => line.id === id)?.name ?? '';
  return (
    <Card title={t.inspection()} flush={one.inspections.length > 0}>
      {one.inspections.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t.inspection_none()}
        </Text>
      ) : (
        <Table.ScrollContainer minWidth={560}>
          <Table horizontalSpacing={16} verticalSpacing={9}>
            <caption className="vh">{t.inspection()}</caption>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t.product()}</Table.Th>
                <Table.Th ta="right">{t.units()}</Table.Th>
                <Table.Th>{t.condition()}</Table.Th>
                <Table.Th>{t.disposition()}</Table.Th>
                <Table.Th>{t.at()}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {one.inspections.map((found) => (
                <Table.Tr key={found.id}>
                  <Table.Td>
                    {nameOf(found.line_id)}
                    {found.note && (
                      <Text size="xs" c="dimmed">
                        {found.note}
                      </Text>
                    )}
                  </Table.Td>
                  <Table.Td ta="right">{num(found.quantity)}</Table.Td>
                  <Table.Td>
                    <Pill tone={found.condition === 'sellable' ? 'good' : 'bad'}>{foundWord(found.condition)}</Pill>
                  </Table.Td>
                  <Table.Td>{dispositionWord(found.disposition)}</Table.Td>
                  <Table.Td>
                    <time dateTime={found.inspected_at}>{dateTime(found.inspected_at)}</time>
                    <Text size="xs" c="dimmed">
                      {found.actor}
                    </Text>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </Card>
  );
}

// A month's charges by kind of work: the sum first, then what it is made of.
import { Group, Progress, Stack, Table, Text } from '@mantine/core';
import type { Schemas } from '@/api/client';
import { money, num } from '@/i18n/format';
import * as t from '@/i18n/gen/billing';
import { Card } from '@/ui/Card';
import { kindWord } from './words';

interface Props {
  sums: readonly Schemas['KindSum'][];
  currency: string;
  title: string;
}

export function KindSums({ sums, currency, title }: Props) {
  const total = sums.reduce((sum, one) => sum + one.amount, 0);
  const greatest = Math.max(1, ...sums.map((one) => one.amount));
  return (
    <Card title={t.by_kind()}>
      <Stack gap="sm">
        <div>
          <Text size="xs" c="dimmed">
            {title}
          </Text>
          <Text fz={28} fw={650} className="num" lh={1.2}>
            {money(total, currency)}
          </Text>
        </div>
        <Table fz="sm" verticalSpacing={6} horizontalSpacing={4}>
          <Table.Tbody>
            {sums
              .toSorted((a, b) => b.amount - a.amount)
              .map((one) => (
                <Table.Tr key={one.kind}>
                  <Table.Td>
                    <Group justify="space-between" gap="xs" wrap="nowrap">
                      <span>{kindWord(one.kind)}</span>
                      <Text size="xs" c="dimmed" className="num">
                        × {num(one.quantity)}
                      </Text>
                    </Group>
                    <Progress value={(one.amount / greatest) * 100} size={4} mt={4} aria-label={kindWord(one.kind)} />
                  </Table.Td>
                  <Table.Td ta="right" w={110}>
                    {money(one.amount, currency)}
                  </Table.Td>
                </Table.Tr>
              ))}
          </Table.Tbody>
        </Table>
      </Stack>
    </Card>
  );
}

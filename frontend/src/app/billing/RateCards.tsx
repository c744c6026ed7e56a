// Rate cards as pages: what each operation costs, from when.
import { Group, Table, Text } from '@mantine/core';
import { IconReceiptYen } from '@tabler/icons-react';
import { day, price, taxRate, today } from '@/i18n/format';
import * as t from '@/i18n/gen/billing';
import { Card, Stacked } from '@/ui/Card';
import { Empty } from '@/ui/Empty';
import { Pill } from '@/ui/Pill';
import { labelOf, type RateCard, roundingWord } from './words';

export function RateCards({ cards }: { cards: readonly RateCard[] }) {
  if (cards.length === 0)
    return <Empty icon={<IconReceiptYen size={22} />} title={t.no_rates()} body={t.no_rates_body()} />;
  const now = cards.find((card) => card.valid_from <= today());
  return (
    <Stacked>
      {cards.map((card) => (
        <Card
          key={card.id}
          title={card.name}
          actions={
            <Group gap="xs">
              <Text size="sm" c="dimmed">
                {t.valid_from()} {day(card.valid_from)}
              </Text>
              {card === now ? (
                <Pill tone="good">{t.valid_now()}</Pill>
              ) : (
                <Pill>{card.valid_from > today() ? t.valid_later() : t.valid_before()}</Pill>
              )}
            </Group>
          }
          flush
        >
          <Table fz="sm" horizontalSpacing="md">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t.kind()}</Table.Th>
                <Table.Th ta="right">{t.unit_price()}</Table.Th>
                <Table.Th ta="right">{t.tax_rate()}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {(card.rates ?? []).map((rate) => (
                <Table.Tr key={rate.kind}>
                  <Table.Td>{labelOf(rate)}</Table.Td>
                  <Table.Td ta="right">{price(rate.unit_price, card.currency)}</Table.Td>
                  <Table.Td ta="right">{taxRate(rate.tax_bp)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
          <Text size="xs" c="dimmed" p="sm" px="md">
            {t.rounding()}: {roundingWord(card.rounding)} · {t.tax_rounding()}: {roundingWord(card.tax_rounding)}
          </Text>
        </Card>
      ))}
    </Stacked>
  );
}

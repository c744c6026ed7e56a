// What an order has cost so far: by kind of work, with the arithmetic of each charge.
import { Group, Skeleton, Stack, Text } from '@mantine/core';
import type { Schemas } from '@/api/client';
import { useRead } from '@/api/queries';
import { kindWord, sentenceOf } from '@/app/billing/words';
import { money } from '@/i18n/format';
import * as t from '@/i18n/gen/orders';
import { Card } from '@/ui/Card';

export function OrderCharges({ order }: { order: Schemas['OrderView'] }) {
  const read = useRead('/api/v1/orders/{order_id}/charges', { params: { path: { order_id: order.id } } });
  const charges = read.data?.items;
  if (read.error) return null;
  const sum = charges?.reduce((total, charge) => total + charge.amount, 0) ?? 0;
  const currency = charges?.[0]?.currency ?? order.currency;
  return (
    <Card title={t.charges()}>
      {!charges ? (
        <Skeleton height={90} />
      ) : charges.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t.charges_none()}
        </Text>
      ) : (
        <Stack gap={10}>
          {charges.map((charge) => (
            <div key={charge.id}>
              <Group justify="space-between" gap="xs" wrap="nowrap">
                <Text size="sm">{kindWord(charge.kind)}</Text>
                <Text size="sm" className="num">
                  {money(charge.amount, charge.currency)}
                </Text>
              </Group>
              <Text size="xs" c="dimmed">
                {sentenceOf(charge)}
              </Text>
            </div>
          ))}
          <Group justify="space-between" pt={10} style={{ borderTop: '1px solid var(--line)' }}>
            <Text size="sm" fw={600}>
              {t.charges_total()}
            </Text>
            <Text size="sm" fw={600} className="num">
              {money(sum, currency)}
            </Text>
          </Group>
        </Stack>
      )}
    </Card>
  );
}

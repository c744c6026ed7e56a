import { Text } from '@mantine/core';
import { useRead } from '@/api/queries';
import type { Plan } from '@/app/inbound/words';
import { num } from '@/i18n/format';
import * as t from '@/i18n/gen/inbound';
import { Card } from '@/ui/Card';
import { Timeline } from '@/ui/Timeline';

/** Every count of an arrival, the newest first. */
export function Receipts({ plan }: { plan: Plan }) {
  const read = useRead('/api/v1/inbound/{plan_id}/receipts', { params: { path: { plan_id: plan.id } } });
  const skus = new Map(plan.lines.map((line) => [line.id, line.sku]));
  const receipts = read.data?.items.toReversed() ?? [];
  return (
    <Card title={t.receipts()}>
      {receipts.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t.receipts_none()}
        </Text>
      ) : (
        <Timeline
          of={receipts.map((one) => ({
            id: one.id,
            at: one.received_at,
            who: one.actor,
            tone: one.condition === 'damaged' ? 'bad' : 'good',
            what: t.counted({ n: num(one.quantity), sku: skus.get(one.line_id) ?? '', condition: one.condition }),
            detail: one.put_away > 0 && t.put_away_n({ n: num(one.put_away) }),
          }))}
        />
      )}
    </Card>
  );
}

// Whether the shop shows what can be sold, and how fast it is told.
import { Skeleton, Switch, Text } from '@mantine/core';
import { useRead, useSend } from '@/api/queries';
import { Failure } from '@/app/Trouble';
import { done, refused } from '@/app/toast';
import { ago, num } from '@/i18n/format';
import * as t from '@/i18n/gen/shops';
import { Card } from '@/ui/Card';
import { Facts } from '@/ui/Facts';
import { seconds } from './stock';
import type { Shop } from './words';

export function Stock({ shop, mayWrite }: { shop: Shop; mayWrite: boolean }) {
  const params = { path: { shop_id: shop.id } };
  const read = useRead('/api/v1/shops/{shop_id}/stock', { params }, { every: 5000 });
  const save = useSend('put', '/api/v1/shops/{shop_id}/stock', {
    changes: ['/api/v1/shops'],
    onDone: (now) => done((now.on ? t.stock_on_done : t.stock_off_done)({ name: shop.name })),
  });
  if (read.error) return <Failure error={read.error} onRetry={read.refetch} />;
  const now = read.data;
  return (
    <Card title={t.stock()}>
      {!now ? (
        <Skeleton height={140} />
      ) : (
        <>
          <Switch
            label={t.stock_on()}
            description={t.stock_help()}
            checked={now.on}
            disabled={!mayWrite || save.isPending}
            onChange={(event) =>
              save.mutate({ params, body: { on: event.currentTarget.checked } }, { onError: refused })
            }
            mb="sm"
          />
          {now.on && (
            <Facts
              of={[
                [t.stock_behind(), t.stock_behind_is({ n: now.behind })],
                now.refused > 0 && [
                  t.stock_refused(),
                  <Text key="refused" size="sm" c="red">
                    {num(now.refused)}
                  </Text>,
                ],
                [t.stock_last(), now.last_told_at ? ago(now.last_told_at) : t.stock_never()],
                typeof now.p50_ms === 'number' &&
                  typeof now.p95_ms === 'number' && [
                    t.stock_speed(),
                    t.stock_speed_is({ p50: seconds(now.p50_ms), p95: seconds(now.p95_ms), n: now.told }),
                  ],
              ]}
            />
          )}
        </>
      )}
    </Card>
  );
}

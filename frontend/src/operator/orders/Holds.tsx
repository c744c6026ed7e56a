// Why an order waits, and letting it go on.
import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconHandStop } from '@tabler/icons-react';
import type { Schemas } from '@/api/client';
import { useSend } from '@/api/queries';
import { noteOf, whyHeld } from '@/app/fulfilment/holds';
import { holdWord, whoWord } from '@/app/fulfilment/words';
import { useMay } from '@/app/session';
import { done, refused } from '@/app/toast';
import { dateTime } from '@/i18n/format';
import * as h from '@/i18n/gen/holds';
import * as t from '@/i18n/gen/opsorders';
import * as o from '@/i18n/gen/orders';
import { Pill } from '@/ui/Pill';

type Order = Schemas['OrderView'];
type Hold = Schemas['HoldView'];
/** What only its cause can end. */
const BY_CAUSE = new Set(['product_unmapped']);

export function Holds({ order }: { order: Order }) {
  const open = order.holds.filter((hold) => !hold.released_at);
  if (open.length === 0) return null;
  return (
    <Alert
      color="orange"
      variant="outline"
      icon={<IconHandStop size={18} />}
      title={h.title()}
      mb="md"
      bg="var(--surface)"
    >
      <Stack gap="sm">
        {open.map((hold) => (
          <OpenHold key={hold.reason} order={order} hold={hold} />
        ))}
      </Stack>
    </Alert>
  );
}

function OpenHold({ order, hold }: { order: Order; hold: Hold }) {
  const mayRelease = useMay()('orders:write') && !BY_CAUSE.has(hold.reason);
  const release = useSend('delete', '/api/operator/v1/orders/{order_id}/hold', {
    changes: ['/api/operator/v1/orders', '/api/operator/v1/shipments', '/api/operator/v1/today'],
    onDone: () => done(o.released_one({ number: order.number })),
  });
  const asked = { params: { path: { order_id: order.id }, query: { reason: hold.reason } } };
  const note = noteOf(hold);
  return (
    <Group justify="space-between" align="flex-start">
      <Stack gap={2}>
        <Group gap={8}>
          <Pill tone="warn">{holdWord(hold.reason)}</Pill>
          <Text size="xs" c="dimmed">
            {dateTime(hold.placed_at)} · {whoWord(hold.placed_by)}
          </Text>
        </Group>
        <Text size="sm">{whyHeld(hold)}</Text>
        {note && <Text size="sm">{note}</Text>}
      </Stack>
      {mayRelease && (
        <Button
          variant="default"
          loading={release.isPending}
          onClick={() => release.mutate(asked, { onError: refused })}
        >
          {t.let_go()}
        </Button>
      )}
    </Group>
  );
}

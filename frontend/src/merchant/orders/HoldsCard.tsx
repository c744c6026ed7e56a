// Why an order waits, in a sentence each, and the one thing that ends the wait.
import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconHandStop } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { Schemas } from '@/api/client';
import { noteOf, whyHeld } from '@/app/fulfilment/holds';
import { holdWord, whoWord } from '@/app/fulfilment/words';
import { useMay } from '@/app/session';
import { done, refused } from '@/app/toast';
import { dateTime } from '@/i18n/format';
import * as h from '@/i18n/gen/holds';
import * as t from '@/i18n/gen/orders';
import { Pill } from '@/ui/Pill';
import { release, useActing } from './actions';

type Order = Schemas['OrderView'];
type Hold = Schemas['HoldView'];

interface Props {
  order: Order;
  onAddress: () => void;
}

const CLOSED = new Set(['fulfilled', 'cancelled']);

export function HoldsCard({ order, onAddress }: Props) {
  const open = order.holds.filter((hold) => !hold.released_at);
  if (open.length === 0 || CLOSED.has(order.status)) return null;
  return (
    <Alert
      color="orange"
      variant="outline"
      icon={<IconHandStop size={18} />}
      title={<span style={{ color: 'var(--ink)' }}>{h.title()}</span>}
      bg="var(--surface)"
    >
      <Stack gap="md">
        {open.map((hold) => (
          <OpenHold key={hold.reason} order={order} hold={hold} onAddress={onAddress} />
        ))}
      </Stack>
    </Alert>
  );
}

function OpenHold({ order, hold, onAddress }: Props & { hold: Hold }) {
  const note = noteOf(hold);
  return (
    <Group justify="space-between" gap="sm" align="flex-start">
      <Stack gap={2} flex="1 1 320px">
        <Group gap={8}>
          <Pill tone="warn">{holdWord(hold.reason)}</Pill>
          <Text size="xs" c="dimmed">
            {h.since({ at: dateTime(hold.placed_at), who: whoWord(hold.placed_by) })}
          </Text>
        </Group>
        <Text size="sm">{whyHeld(hold)}</Text>
        {note && <Text size="sm">{h.note({ text: note })}</Text>}
      </Stack>
      <WayOut order={order} hold={hold} onAddress={onAddress} />
    </Group>
  );
}

function WayOut({ order, hold, onAddress }: Props & { hold: Hold }) {
  const may = useMay();
  const { busy, act } = useActing();
  if (hold.reason === 'merchant_suspended') return null;
  if (hold.reason === 'product_unmapped')
    return may('shops:read') ? (
      <Button
        component={Link}
        to={'/c/$merchant/shops/$shop' as never}
        from={'/c/$merchant' as never}
        params={{ shop: order.shop_id } as never}
        search={{ mapped: false } as never}
      >
        {h.act_map()}
      </Button>
    ) : null;
  if (!may('orders:write')) return null;
  const letGo = () =>
    void act(() => release(order.id, hold.reason)).then(() => done(t.released_one({ number: order.number })), refused);
  const word = hold.reason === 'payment' ? h.act_release_unpaid() : h.act_release();
  return (
    <Group gap={8} className="no-print">
      {hold.reason === 'address' && <Button onClick={onAddress}>{h.act_address()}</Button>}
      {hold.reason !== 'address' && (
        <Button variant="default" loading={busy} onClick={letGo}>
          {word}
        </Button>
      )}
    </Group>
  );
}

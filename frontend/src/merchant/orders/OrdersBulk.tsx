// What can be done with the ticked orders of a page.
import { Button, Text } from '@mantine/core';
import { IconBan, IconDownload, IconHandStop, IconPlayerPlay } from '@tabler/icons-react';
import { useState } from 'react';
import { useSend } from '@/api/queries';
import { useEach } from '@/app/each';
import { useMay } from '@/app/session';
import { done, refused } from '@/app/toast';
import { undoable } from '@/app/undoable';
import * as t from '@/i18n/gen/orders';
import type { Picked } from '@/ui/list/List';
import { CHANGES, cancel, type HoldReason, hold, release, tellRefused } from './actions';
import { CancelForm } from './CancelForm';
import type { OrderRow } from './columns';
import { HoldForm } from './HoldForm';
import { filterOfOrders, type OrdersSearch } from './search';

/** Holds that nobody here can let go of by hand. */
const STAYS = new Set(['product_unmapped', 'merchant_suspended']);

interface Props {
  picked: Picked;
  rows: readonly OrderRow[];
  search: OrdersSearch;
  onExport: () => void;
}

export function OrdersBulk({ picked, rows, search, onExport }: Props) {
  const may = useMay();
  const [form, setForm] = useState<'hold' | 'cancel'>();
  const { progress, run } = useEach(CHANGES);
  const close = () => setForm(undefined);
  const finish = () => {
    close();
    picked.clear();
  };
  // What is more than a page is a job on the filter; it goes on when this page is left, and its file names the refused.
  const begin = useSend('post', '/api/v1/order-actions', {
    changes: ['/api/v1/jobs'],
    onDone: () => {
      done(t.begun());
      finish();
    },
  });
  const actOnAll = (action: string, reason: string) =>
    begin.mutate({ body: { action, reason, filter: filterOfOrders(search) } }, { onError: refused });
  const onHold = async (reason: HoldReason, detail: string) => {
    if (picked.everything) return actOnAll('hold', reason);
    const outcome = await run(picked.ids, (id) => hold(id, reason, detail));
    tellRefused(outcome);
    const undo = () => void run(outcome.done, (id) => release(id, reason)).then(tellRefused);
    if (outcome.done.length) undoable(t.held_n({ n: outcome.done.length }), undo);
    finish();
  };
  const onCancel = async (why: string) => {
    if (picked.everything) return actOnAll('cancel', why);
    const outcome = await run(picked.ids, (id) => cancel(id, why));
    tellRefused(outcome);
    if (outcome.done.length) done(t.cancelled_n({ n: outcome.done.length }));
    finish();
  };
  const onRelease = async () => {
    if (picked.everything) return actOnAll('release', search.hold_reason ?? 'manual');
    const reasons = new Map(rows.map((order) => [order.id, order.holds]));
    const held = picked.ids.filter((id) => reasons.get(id)?.length);
    const outcome = await run(held, async (id) => {
      for (const reason of reasons.get(id) ?? []) await release(id, reason);
    });
    tellRefused(outcome);
    if (outcome.done.length) done(t.released_n({ n: outcome.done.length }));
    finish();
  };
  const releasable = picked.everything
    ? !!search.hold_reason && !STAYS.has(search.hold_reason)
    : rows.some((order) => order.holds.length && picked.ids.includes(order.id));
  const action = (label: string, icon: React.ReactNode, act: () => void, disabled = false) => (
    <Button
      variant="subtle"
      color="gray.1"
      c="#fff"
      leftSection={icon}
      onClick={act}
      disabled={disabled || !!progress}
      data-disabled={disabled || undefined}
    >
      {label}
    </Button>
  );
  if (progress)
    return (
      <Text size="sm" className="num" role="status">
        {t.working({ ...progress })}
      </Text>
    );
  return (
    <>
      {may('orders:write') && (
        <>
          {action(t.hold(), <IconHandStop size={16} />, () => setForm('hold'))}
          {releasable && action(t.release(), <IconPlayerPlay size={16} />, () => void onRelease())}
          {action(t.cancel_order(), <IconBan size={16} />, () => setForm('cancel'))}
        </>
      )}
      {picked.everything && action(t.export_(), <IconDownload size={16} />, onExport)}
      {form === 'hold' && (
        <HoldForm
          title={t.hold_title({ n: picked.count })}
          noteless={picked.everything}
          busy={!!progress || begin.isPending}
          onClose={close}
          onHold={onHold}
        />
      )}
      {form === 'cancel' && (
        <CancelForm
          title={t.cancel_n_title({ n: picked.count })}
          busy={!!progress || begin.isPending}
          onClose={close}
          onCancel={onCancel}
        />
      )}
    </>
  );
}

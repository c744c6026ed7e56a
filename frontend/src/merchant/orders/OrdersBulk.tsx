// What can be done with the ticked orders of a page.
import { Button, Text } from '@mantine/core';
import { IconBan, IconDownload, IconHandStop, IconPlayerPlay } from '@tabler/icons-react';
import { useState } from 'react';
import { useEach } from '@/app/each';
import { useMay } from '@/app/session';
import { done } from '@/app/toast';
import { undoable } from '@/app/undoable';
import * as t from '@/i18n/gen/orders';
import type { Picked } from '@/ui/list/List';
import { CHANGES, cancel, type HoldReason, hold, release, tellRefused } from './actions';
import { CancelForm } from './CancelForm';
import type { OrderRow } from './columns';
import { HoldForm } from './HoldForm';

interface Props {
  picked: Picked;
  rows: readonly OrderRow[];
  onExport: () => void;
}

export function OrdersBulk({ picked, rows, onExport }: Props) {
  const may = useMay();
  const [form, setForm] = useState<'hold' | 'cancel'>();
  const { progress, run } = useEach(CHANGES);
  const close = () => setForm(undefined);
  const finish = () => {
    close();
    picked.clear();
  };
  const onHold = async (reason: HoldReason, detail: string) => {
    const outcome = await run(picked.ids, (id) => hold(id, reason, detail));
    tellRefused(outcome);
    const undo = () => void run(outcome.done, (id) => release(id, reason)).then(tellRefused);
    if (outcome.done.length) undoable(t.held_n({ n: outcome.done.length }), undo);
    finish();
  };
  const onCancel = async (why: string) => {
    const outcome = await run(picked.ids, (id) => cancel(id, why));
    tellRefused(outcome);
    if (outcome.done.length) done(t.cancelled_n({ n: outcome.done.length }));
    finish();
  };
  const onRelease = async () => {
    const reasons = new Map(rows.map((order) => [order.id, order.holds]));
    const held = picked.ids.filter((id) => reasons.get(id)?.length);
    const outcome = await run(held, async (id) => {
      for (const reason of reasons.get(id) ?? []) await release(id, reason);
    });
    tellRefused(outcome);
    if (outcome.done.length) done(t.released_n({ n: outcome.done.length }));
    finish();
  };
  const anyHeld = rows.some((order) => order.holds.length && picked.ids.includes(order.id));
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
      {may('orders:write') && !picked.everything && (
        <>
          {action(t.hold(), <IconHandStop size={16} />, () => setForm('hold'))}
          {anyHeld && action(t.release(), <IconPlayerPlay size={16} />, () => void onRelease())}
          {action(t.cancel_order(), <IconBan size={16} />, () => setForm('cancel'))}
        </>
      )}
      {picked.everything && action(t.export_(), <IconDownload size={16} />, onExport)}
      {form === 'hold' && (
        <HoldForm title={t.hold_title({ n: picked.count })} busy={!!progress} onClose={close} onHold={onHold} />
      )}
      {form === 'cancel' && (
        <CancelForm
          title={t.cancel_n_title({ n: picked.count })}
          busy={!!progress}
          onClose={close}
          onCancel={onCancel}
        />
      )}
    </>
  );
}

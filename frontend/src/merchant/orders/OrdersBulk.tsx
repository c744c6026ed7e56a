// What can be done with the ticked orders of a page.
import { Button } from '@mantine/core';
import { IconBan, IconDownload, IconHandStop, IconPlayerPlay } from '@tabler/icons-react';
import { useState } from 'react';
import { useSend } from '@/api/queries';
import { useMay } from '@/app/session';
import { done, refused } from '@/app/toast';
import { undoable } from '@/app/undoable';
import * as t from '@/i18n/gen/orders';
import { later } from '@/ui/later';
import type { Picked } from '@/ui/list/List';
import {
  actOn,
  type Deed,
  type HoldReason,
  letGoOf,
  type Outcome,
  releaseAll,
  tellRefused,
  useActing,
} from './actions';
import type { OrderRow } from './columns';
import { filterOfOrders } from './question';
import type { OrdersSearch } from './search';

const CancelForm = later(
  () => import('./CancelForm'),
  (found) => found.CancelForm,
);
const HoldForm = later(
  () => import('./HoldForm'),
  (found) => found.HoldForm,
);

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
  const { busy, act } = useActing();
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
  const actOnAll = (deed: Deed) =>
    begin.mutate({ body: { ...deed, filter: filterOfOrders(search) } }, { onError: refused });
  const nameOf = (id: string) => rows.find((order) => order.id === id)?.number;
  const actOnTicked = async (deed: () => Promise<Outcome>, tell: (outcome: Outcome) => void) => {
    try {
      const outcome = await act(deed);
      tellRefused(outcome, nameOf);
      if (outcome.done.length) tell(outcome);
      finish();
    } catch (error) {
      refused(error);
    }
  };
  const undoHold = (ids: string[], reason: string) =>
    void act(() => actOn(ids, letGoOf(reason))).then((out) => tellRefused(out, nameOf), refused);
  const onHold = (reason: HoldReason, detail: string) => {
    const deed: Deed = { action: 'hold', reason, detail };
    if (picked.everything) return actOnAll(deed);
    void actOnTicked(
      () => actOn(picked.ids, deed),
      (outcome) => undoable(t.held_n({ n: outcome.done.length }), () => undoHold(outcome.done, reason)),
    );
  };
  const onCancel = (reason: string) => {
    const deed: Deed = { action: 'cancel', reason, detail: '' };
    if (picked.everything) return actOnAll(deed);
    void actOnTicked(
      () => actOn(picked.ids, deed),
      (outcome) => done(t.cancelled_n({ n: outcome.done.length })),
    );
  };
  const onRelease = () => {
    if (picked.everything) return actOnAll(letGoOf(search.hold_reason ?? 'manual'));
    const ticked = rows.filter((order) => picked.ids.includes(order.id));
    void actOnTicked(
      () => releaseAll(new Map(ticked.map((order) => [order.id, order.holds]))),
      (outcome) => done(t.released_n({ n: outcome.done.length })),
    );
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
      disabled={disabled || busy}
      data-disabled={disabled || undefined}
    >
      {label}
    </Button>
  );
  return (
    <>
      {may('orders:write') && (
        <>
          {action(t.hold(), <IconHandStop size={16} />, () => setForm('hold'))}
          {releasable && action(t.release(), <IconPlayerPlay size={16} />, onRelease)}
          {action(t.cancel_order(), <IconBan size={16} />, () => setForm('cancel'))}
        </>
      )}
      {picked.everything && action(t.export_(), <IconDownload size={16} />, onExport)}
      {form === 'hold' && (
        <HoldForm
          title={t.hold_title({ n: picked.count })}
          busy={busy || begin.isPending}
          onClose={close}
          onHold={onHold}
        />
      )}
      {form === 'cancel' && (
        <CancelForm
          title={t.cancel_n_title({ n: picked.count })}
          busy={busy || begin.isPending}
          onClose={close}
          onCancel={onCancel}
        />
      )}
    </>
  );
}

// What can be done with an order from its page: the next sensible step in front, what cannot be undone behind a menu.
import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconBan, IconDots, IconHandStop, IconMapPin, IconPrinter, IconReplace } from '@tabler/icons-react';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { explain } from '@/api/problem';
import { useMay } from '@/app/session';
import { done, refused } from '@/app/toast';
import { undoable } from '@/app/undoable';
import * as common from '@/i18n/gen/common';
import * as t from '@/i18n/gen/orders';
import { later } from '@/ui/later';
import { cancel, type HoldReason, hold, release, useActing } from './actions';
import type { OrderPageView } from './OrderPage';

const CancelForm = later(
  () => import('./CancelForm'),
  (found) => found.CancelForm,
);
const HoldForm = later(
  () => import('./HoldForm'),
  (found) => found.HoldForm,
);

interface Props {
  page: OrderPageView;
  doing: string | undefined;
  open: (what: string) => void;
  close: () => void;
}

const CLOSED = new Set(['fulfilled', 'cancelled']);
const PACKED = new Set(['packed', 'handed_over', 'delivered', 'delivery_failed', 'returned']);

export function OrderActions({ page: { order, shipments }, doing, open, close }: Props) {
  const may = useMay();
  const { merchant } = useParams({ from: '/c/$merchant' });
  const { busy, act } = useActing();
  const [refusal, setRefusal] = useState<string>();
  const closed = CLOSED.has(order.status);
  const packed = shipments.some((one) => PACKED.has(one.shipment.status));
  const returnable = order.lines.some((line) => line.shipped_units > 0);
  const shut = () => {
    setRefusal(undefined);
    close();
  };
  const finish = async (deed: () => Promise<unknown>, tell: () => void) => {
    try {
      await act(deed);
    } catch (error) {
      return setRefusal(explain(error));
    }
    shut();
    tell();
  };
  const undo = (reason: string) => void act(() => release(order.id, reason)).catch(refused);
  const onHold = (reason: HoldReason, detail: string) =>
    finish(
      () => hold(order.id, reason, detail),
      () => undoable(t.held_one({ number: order.number }), () => undo(reason)),
    );
  const onCancel = (why: string) =>
    finish(
      () => cancel(order.id, why),
      () => done(t.cancelled_one({ number: order.number })),
    );
  return (
    <>
      {may('orders:write') && !closed && (
        <Button variant="default" leftSection={<IconHandStop size={15} />} onClick={() => open('hold')}>
          {t.hold()}
        </Button>
      )}
      {may('returns:write') && returnable && (
        <Button
          variant="default"
          leftSection={<IconReplace size={15} />}
          component={Link}
          to={`/c/${merchant}/returns/new` as never}
          search={{ order: order.id } as never}
        >
          {t.request_return()}
        </Button>
      )}
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="default" size={30} aria-label={t.more()} title={t.more()}>
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPrinter size={15} />} onClick={() => window.print()}>
            {common.print()}
          </Menu.Item>
          {may('orders:write') && !closed && !packed && (
            <>
              <Menu.Item leftSection={<IconMapPin size={15} />} onClick={() => open('address')}>
                {t.edit_address()}
              </Menu.Item>
              <Menu.Divider />
              <Menu.Item color="red" leftSection={<IconBan size={15} />} onClick={() => open('cancel')}>
                {t.cancel_order()}
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      {doing === 'hold' && may('orders:write') && (
        <HoldForm title={t.hold_one_title()} busy={busy} refusal={refusal} onClose={shut} onHold={onHold} />
      )}
      {doing === 'cancel' && may('orders:write') && (
        <CancelForm
          title={t.cancel_title({ number: order.number })}
          busy={busy}
          refusal={refusal}
          onClose={shut}
          onCancel={onCancel}
        />
      )}
    </>
  );
}

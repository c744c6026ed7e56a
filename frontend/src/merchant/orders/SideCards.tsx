// Where an order goes, and the facts about it.
import { ActionIcon } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import type { Schemas } from '@/api/client';
import { AddressLines } from '@/app/fulfilment/AddressLines';
import { paymentWord } from '@/app/fulfilment/orderWords';
import { slotWord } from '@/app/fulfilment/slots';
import { useMay } from '@/app/session';
import { dateTime, day } from '@/i18n/format';
import * as t from '@/i18n/gen/orders';
import { Card } from '@/ui/Card';
import { Copyable } from '@/ui/Copyable';
import { Facts } from '@/ui/Facts';

type Order = Schemas['OrderView'];

interface Props {
  order: Order;
  shipments: readonly { status: string }[];
  onEdit: () => void;
}

const STILL_HERE = new Set(['draft', 'awaiting_stock', 'reserved', 'released', 'picking', 'picked', 'cancelled']);
const CLOSED = new Set(['fulfilled', 'cancelled']);

export function RecipientCard({ order, shipments, onEdit }: Props) {
  const may = useMay();
  const editable = !CLOSED.has(order.status) && shipments.every((shipment) => STILL_HERE.has(shipment.status));
  const wish = [
    order.requested_date && day(order.requested_date),
    order.requested_slot && slotWord(order.requested_slot),
  ];
  return (
    <Card
      title={t.recipient()}
      actions={
        may('orders:write') &&
        editable && (
          <ActionIcon
            variant="subtle"
            color="gray"
            className="no-print"
            onClick={onEdit}
            aria-label={t.edit_address()}
            title={t.edit_address()}
          >
            <IconPencil size={16} />
          </ActionIcon>
        )
      }
    >
      <AddressLines of={order.ship_to} />
      {(wish.some(Boolean) || order.note) && (
        <div style={{ marginTop: 12 }}>
          <Facts
            of={[
              [t.requested(), wish.filter(Boolean).join(' ')],
              [t.note(), order.note],
            ]}
          />
        </div>
      )}
    </Card>
  );
}

export function OrderFacts({ order }: { order: Order }) {
  return (
    <Card title={t.facts()}>
      <Facts
        of={[
          [t.number(), <Copyable key="number" text={order.number} />],
          [t.external_id(), <Copyable key="external" text={order.external_id} />],
          [t.ordered_at(), dateTime(order.ordered_at)],
          [t.payment(), paymentWord(order.payment_status)],
          order.buyer_name !== order.ship_to.name && [t.buyer(), order.buyer_name],
          [t.buyer_email(), order.buyer_email],
        ]}
      />
    </Card>
  );
}

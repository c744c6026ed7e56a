// Where an order goes instead. Based on the version that was read: if somebody was faster, the newest state is loaded
// and this says so.
import { Alert } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Schemas } from '@/api/client';
import { explain, Problem } from '@/api/problem';
import { stale, useSend } from '@/api/queries';
import { done } from '@/app/toast';
import * as common from '@/i18n/gen/common';
import * as t from '@/i18n/gen/orders';
import { SideForm } from '@/ui/SideForm';
import { AddressFields } from './AddressFields';
import { CHANGES } from './actions';
import { refusedIn, wrongIn } from './address';

type Order = Schemas['OrderView'];

export function AddressForm({ order, onClose }: { order: Order; onClose: () => void }) {
  const client = useQueryClient();
  const [base, setBase] = useState(order);
  const [draft, setDraft] = useState<Order['ship_to']>(order.ship_to);
  const [tried, setTried] = useState(false);
  const save = useSend('put', '/api/v1/orders/{order_id}/address', {
    changes: CHANGES,
    onDone: () => {
      done(t.address_saved());
      onClose();
    },
  });
  const outrun = save.error instanceof Problem && save.error.status === 412;
  // The newest state came in after a refusal: what is saved next is based on it.
  if (outrun && order.version !== base.version) {
    setBase(order);
    setDraft(order.ship_to);
  }
  const wrong = wrongIn(draft);
  const refused = save.error instanceof Problem ? refusedIn(save.error.fields) : {};
  const submit = () => {
    setTried(true);
    if (Object.keys(wrong).length) return;
    save.mutate(
      {
        params: { path: { order_id: order.id }, header: { 'If-Match': `"${base.version}"` } },
        body: draft,
      },
      { onError: (error) => error.status === 412 && void stale(client, ['/api/v1/orders']) },
    );
  };
  return (
    <SideForm
      opened
      title={t.address_title()}
      submit={common.save()}
      busy={save.isPending}
      refusal={save.error && !outrun ? explain(save.error) : undefined}
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {outrun && (
        <Alert color="orange" role="alert">
          {t.address_stale()}
        </Alert>
      )}
      <AddressFields
        draft={draft}
        onChange={(next) => setDraft({ ...draft, ...next })}
        wrong={tried ? wrong : refused}
      />
    </SideForm>
  );
}

// Why orders are to wait.
import { Select, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { HOLD_BY_HAND, holdWord } from '@/app/fulfilment/words';
import * as t from '@/i18n/gen/orders';
import { SideForm } from '@/ui/SideForm';
import type { HoldReason } from './actions';

interface Props {
  title: string;
  busy: boolean;
  refusal?: string;
  onClose: () => void;
  onHold: (reason: HoldReason, detail: string) => void;
}

export function HoldForm({ title, busy, refusal, onClose, onHold }: Props) {
  const [reason, setReason] = useState<HoldReason>('manual');
  const [detail, setDetail] = useState('');
  return (
    <SideForm
      opened
      title={title}
      submit={t.hold()}
      busy={busy}
      refusal={refusal}
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        onHold(reason, detail.trim());
      }}
    >
      <Text size="sm">{t.hold_body()}</Text>
      <Select
        label={t.hold_why()}
        allowDeselect={false}
        data={HOLD_BY_HAND.map((value) => ({ value, label: holdWord(value) }))}
        value={reason}
        onChange={(value) => value && setReason(value as HoldReason)}
      />
      <Textarea
        label={t.hold_note()}
        description={t.hold_note_hint()}
        autosize
        minRows={2}
        maxLength={500}
        value={detail}
        onChange={(event) => setDetail(event.currentTarget.value)}
      />
    </SideForm>
  );
}

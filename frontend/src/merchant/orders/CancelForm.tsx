// Cancelling cannot be undone: a reason, and a word typed on purpose.
import { Alert, TextInput } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import * as common from '@/i18n/gen/common';
import * as t from '@/i18n/gen/orders';
import { SideForm } from '@/ui/SideForm';

interface Props {
  title: string;
  busy: boolean;
  refusal?: string;
  onClose: () => void;
  onCancel: (why: string) => void;
}

const same = (a: string, b: string) => a.trim().toLocaleLowerCase() === b.toLocaleLowerCase();

export function CancelForm({ title, busy, refusal, onClose, onCancel }: Props) {
  const [why, setWhy] = useState('');
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const word = t.cancel_word();
  return (
    <SideForm
      opened
      danger
      title={title}
      submit={t.cancel_order()}
      busy={busy}
      refusal={refusal}
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (why.trim() && same(typed, word)) onCancel(why.trim());
      }}
    >
      <Alert color="orange" icon={<IconAlertTriangle size={18} />}>
        {t.cancel_body()}
      </Alert>
      <TextInput
        label={t.cancel_why()}
        data-autofocus
        required
        maxLength={500}
        value={why}
        onChange={(event) => setWhy(event.currentTarget.value)}
        error={tried && !why.trim() ? common.required() : undefined}
      />
      <TextInput
        label={t.cancel_type({ word })}
        required
        autoComplete="off"
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        error={tried && !same(typed, word) ? t.cancel_type({ word }) : undefined}
      />
    </SideForm>
  );
}

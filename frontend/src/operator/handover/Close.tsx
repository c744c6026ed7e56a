// The driver signs: from then on the parcels have left.
import { Alert, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconAlertTriangle } from '@tabler/icons-react';
import { explain } from '@/api/problem';
import { useSend } from '@/api/queries';
import { done } from '@/app/toast';
import * as common from '@/i18n/gen/common';
import * as t from '@/i18n/gen/handover';
import { SideForm } from '@/ui/SideForm';
import { HANDOVERS, type Handover } from './words';

interface Props {
  handover: Handover;
  missing: number;
  onClose: () => void;
}

export function Close({ handover, missing, onClose }: Props) {
  const close = useSend('post', `${HANDOVERS}/{handover_id}/close`, {
    changes: [HANDOVERS, '/api/operator/v1/shipments', '/api/operator/v1/orders', '/api/operator/v1/today'],
    onDone: (closed) => {
      done(t.closed_done({ number: closed.number }));
      onClose();
    },
  });
  const form = useForm({
    initialValues: { signed_by: '' },
    validate: { signed_by: (value) => (value.trim() ? null : common.required()) },
  });
  return (
    <SideForm
      title={t.close()}
      opened
      onClose={onClose}
      submit={t.close()}
      busy={close.isPending}
      refusal={close.error ? explain(close.error) : undefined}
      onSubmit={form.onSubmit(({ signed_by }) =>
        close.mutate({ params: { path: { handover_id: handover.id } }, body: { signed_by: signed_by.trim() } }),
      )}
    >
      <Text size="sm">{t.close_about({ n: handover.parcels })}</Text>
      {missing > 0 && (
        <Alert color="yellow" icon={<IconAlertTriangle size={18} />}>
          {t.close_missing({ n: missing })}
        </Alert>
      )}
      <TextInput label={t.driver()} required maxLength={100} data-autofocus {...form.getInputProps('signed_by')} />
    </SideForm>
  );
}

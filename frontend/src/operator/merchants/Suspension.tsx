// Stopping a merchant's work and letting it go on.
import { Button, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { explain } from '@/api/problem';
import { useSend } from '@/api/queries';
import { done, refused } from '@/app/toast';
import * as common from '@/i18n/gen/common';
import * as t from '@/i18n/gen/merchants';
import { SideForm } from '@/ui/SideForm';
import type { Merchant } from './merchants';

const PATH = '/api/operator/v1/merchants/{merchant_id}/suspension';
const changes = ['/api/operator/v1/merchants', '/api/operator/v1/orders'];

export function Standing({ merchant, onSuspend }: { merchant: Merchant; onSuspend: () => void }) {
  const resume = useSend('delete', PATH, { changes, onDone: ({ name }) => done(t.resumed({ name })) });
  if (merchant.status === 'active')
    return (
      <Button variant="default" color="red" onClick={onSuspend}>
        {t.suspend()}
      </Button>
    );
  return (
    <Button
      variant="default"
      loading={resume.isPending}
      onClick={() => resume.mutate({ params: { path: { merchant_id: merchant.id } } }, { onError: refused })}
    >
      {t.resume()}
    </Button>
  );
}

export function Suspend({ merchant, onClose }: { merchant: Merchant; onClose: () => void }) {
  const suspend = useSend('put', PATH, {
    changes,
    onDone: ({ name }) => {
      done(t.suspended({ name }));
      onClose();
    },
  });
  const form = useForm({
    initialValues: { reason: '' },
    validate: { reason: (value) => (value.trim() ? null : common.required()) },
  });
  return (
    <SideForm
      title={t.suspend_title({ name: merchant.name })}
      opened
      onClose={onClose}
      submit={t.suspend()}
      danger
      busy={suspend.isPending}
      refusal={suspend.error ? explain(suspend.error) : undefined}
      onSubmit={form.onSubmit((body) => suspend.mutate({ params: { path: { merchant_id: merchant.id } }, body }))}
    >
      <Text size="sm">{t.suspend_body()}</Text>
      <TextInput label={t.suspend_reason()} required data-autofocus {...form.getInputProps('reason')} />
    </SideForm>
  );
}

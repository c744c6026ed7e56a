// Another key pair for a shop; it is asked at once whether it takes them.
import { PasswordInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { explain } from '@/api/problem';
import { useSend } from '@/api/queries';
import { done } from '@/app/toast';
import * as common from '@/i18n/gen/common';
import * as t from '@/i18n/gen/shops';
import { SideForm } from '@/ui/SideForm';
import type { Shop } from './words';

export function CredentialsForm({ shop, onClose }: { shop: Shop; onClose: () => void }) {
  const form = useForm({
    initialValues: { consumer_key: '', consumer_secret: '' },
    validate: {
      consumer_key: (value) => (value.trim() ? null : t.key_missing()),
      consumer_secret: (value) => (value.trim() ? null : t.key_missing()),
    },
  });
  const save = useSend('put', '/api/v1/shops/{shop_id}/credentials', {
    changes: ['/api/v1/shops'],
    onDone: () => {
      done(t.credentials_done());
      onClose();
    },
  });
  return (
    <SideForm
      title={t.credentials()}
      opened
      onClose={onClose}
      onSubmit={form.onSubmit((body) =>
        save.mutate({
          params: { path: { shop_id: shop.id } },
          headers: { 'if-match': `"${shop.version}"` },
          body: { consumer_key: body.consumer_key.trim(), consumer_secret: body.consumer_secret.trim() },
        }),
      )}
      submit={common.save()}
      busy={save.isPending}
      refusal={save.error ? explain(save.error) : undefined}
    >
      <TextInput
        label={t.consumer_key()}
        required
        autoComplete="off"
        placeholder="ck_…"
        data-autofocus
        {...form.getInputProps('consumer_key')}
      />
      <PasswordInput
        label={t.consumer_secret()}
        required
        autoComplete="off"
        placeholder="cs_…"
        {...form.getInputProps('consumer_secret')}
      />
    </SideForm>
  );
}

// A shop let go for good: confirmed by typing its code, since nothing brings it back.
import { Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { explain } from '@/api/problem';
import { useSend } from '@/api/queries';
import { done } from '@/app/toast';
import * as t from '@/i18n/gen/shops';
import { SideForm } from '@/ui/SideForm';
import type { Shop } from './words';

export function DisconnectForm({ shop, onClose }: { shop: Shop; onClose: () => void }) {
  const { code, name } = shop;
  const form = useForm({
    initialValues: { typed: '' },
    validate: { typed: (value) => (value.trim() === code ? null : t.disconnect_wrong({ code })) },
  });
  const leave = useSend('delete', '/api/v1/shops/{shop_id}', {
    changes: ['/api/v1/shops'],
    onDone: () => {
      done(t.disconnected_done({ name }));
      onClose();
    },
  });
  return (
    <SideForm
      title={t.disconnect_title({ name })}
      opened
      danger
      onClose={onClose}
      onSubmit={form.onSubmit(() => leave.mutate({ params: { path: { shop_id: shop.id } } }))}
      submit={t.disconnect()}
      busy={leave.isPending}
      refusal={leave.error ? explain(leave.error) : undefined}
    >
      <Text size="sm">{t.disconnect_body()}</Text>
      <TextInput
        label={t.disconnect_type({ code })}
        autoComplete="off"
        data-autofocus
        {...form.getInputProps('typed')}
      />
    </SideForm>
  );
}

// A WooCommerce shop connected: its address and the key pair it made for us. Its code is proposed.
import { PasswordInput, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { explain } from '@/api/problem';
import { useSend } from '@/api/queries';
import { done } from '@/app/toast';
import * as t from '@/i18n/gen/shops';
import { SideForm } from '@/ui/SideForm';
import { isCode, proposedCode } from './code';

interface Props {
  opened: boolean;
  onClose: () => void;
  taken: readonly string[];
}

export function ConnectForm(props: Props) {
  return props.opened ? <Opened {...props} /> : null;
}

function Opened({ onClose, taken }: Props) {
  const { merchant } = useParams({ from: '/c/$merchant' });
  const go = useNavigate();
  const [chosen, setChosen] = useState<string>();
  const form = useForm({
    initialValues: { name: '', url: '', consumer_key: '', consumer_secret: '' },
    validate: {
      name: (value) => (value.trim() ? null : t.name_missing()),
      url: (value) => (/^https?:\/\/\S+$/.test(value.trim()) ? null : t.url_wrong()),
      consumer_key: (value) => (value.trim() ? null : t.key_missing()),
      consumer_secret: (value) => (value.trim() ? null : t.key_missing()),
    },
  });
  const { name, url } = form.values;
  const code = chosen ?? (name || url ? proposedCode(name, url, taken) : '');
  const connect = useSend('post', '/api/v1/shops', {
    changes: ['/api/v1/shops'],
    onDone: (shop) => {
      done(t.connecting({ name: shop.name }));
      void go({ to: '/c/$merchant/shops/$shop', params: { merchant, shop: shop.id } });
    },
  });
  const save = (values: typeof form.values) => {
    if (!isCode(code)) return;
    connect.mutate(
      {
        body: {
          platform: 'woocommerce',
          code,
          name: values.name.trim(),
          url: values.url.trim().replace(/\/+$/, ''),
          credentials: {
            consumer_key: values.consumer_key.trim(),
            consumer_secret: values.consumer_secret.trim(),
          },
          settings: {},
        },
      },
      { onError: (error) => form.setErrors(error.fields) },
    );
  };
  return (
    <SideForm
      title={t.connect_woo()}
      opened
      onClose={onClose}
      onSubmit={form.onSubmit(save)}
      submit={t.connect()}
      busy={connect.isPending}
      refusal={connect.error ? explain(connect.error) : undefined}
    >
      <Text size="sm" c="dimmed">
        {t.connect_body()}
      </Text>
      <TextInput label={t.name()} required data-autofocus {...form.getInputProps('name')} />
      <TextInput label={t.url()} required type="url" placeholder="https://" {...form.getInputProps('url')} />
      <TextInput
        label={t.consumer_key()}
        required
        autoComplete="off"
        placeholder="ck_…"
        className="mono"
        {...form.getInputProps('consumer_key')}
      />
      <PasswordInput
        label={t.consumer_secret()}
        required
        autoComplete="off"
        placeholder="cs_…"
        {...form.getInputProps('consumer_secret')}
      />
      <TextInput
        label={t.code()}
        description={t.code_help()}
        className="mono"
        value={code}
        onChange={(event) => setChosen(event.currentTarget.value)}
        error={code && !isCode(code) ? t.code_wrong() : undefined}
      />
    </SideForm>
  );
}

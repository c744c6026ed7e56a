import { Select, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { explain } from '@/api/problem';
import { useSend } from '@/api/queries';
import { done } from '@/app/toast';
import * as common from '@/i18n/gen/common';
import * as t from '@/i18n/gen/merchants';
import { SideForm } from '@/ui/SideForm';
import type { Merchant } from './merchants';

export function EditMerchant({ merchant, onClose }: { merchant: Merchant; onClose: () => void }) {
  const { name, locale, reservation_policy, postal_code, address, phone, email } = merchant;
  const save = useSend('patch', '/api/operator/v1/merchants/{merchant_id}', {
    changes: ['/api/operator/v1/merchants'],
    onDone: () => {
      done(t.saved());
      onClose();
    },
  });
  const form = useForm({
    initialValues: {
      name,
      locale,
      reservation_policy,
      postal_code,
      address,
      phone,
      email,
      registration_number: merchant.registration_number ?? '',
    },
    validate: {
      name: (value) => (value.trim() ? null : common.required()),
      email: (value) => (/^\S+@\S+\.\S+$/.test(value) ? null : t.email_wrong()),
      registration_number: (value) => (!value || /^T\d{13}$/.test(value) ? null : t.registration_wrong()),
    },
  });
  const submit = ({ registration_number, ...values }: typeof form.values) =>
    save.mutate({
      params: { path: { merchant_id: merchant.id } },
      headers: { 'if-match': `"${merchant.version}"` },
      body: { ...values, registration_number: registration_number || null },
    });
  return (
    <SideForm
      title={t.edit_title({ name })}
      opened
      onClose={onClose}
      submit={common.save()}
      busy={save.isPending}
      refusal={save.error ? explain(save.error) : undefined}
      onSubmit={form.onSubmit(submit)}
    >
      <TextInput label={t.name()} required data-autofocus {...form.getInputProps('name')} />
      <TextInput label={t.email()} type="email" required {...form.getInputProps('email')} />
      <TextInput label={t.phone()} type="tel" {...form.getInputProps('phone')} />
      <TextInput label={t.postal_code()} inputMode="numeric" {...form.getInputProps('postal_code')} />
      <Textarea label={t.address()} autosize minRows={2} {...form.getInputProps('address')} />
      <TextInput label={t.registration_number()} {...form.getInputProps('registration_number')} />
      <Select
        label={t.policy()}
        allowDeselect={false}
        data={[
          { value: 'all_or_nothing', label: t.policy_all_or_nothing() },
          { value: 'partial', label: t.policy_partial() },
        ]}
        {...form.getInputProps('reservation_policy')}
      />
      <Select
        label={t.language()}
        allowDeselect={false}
        data={[
          { value: 'ja', label: '日本語' },
          { value: 'en', label: 'English' },
        ]}
        {...form.getInputProps('locale')}
      />
    </SideForm>
  );
}

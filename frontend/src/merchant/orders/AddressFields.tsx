// The fields of an address, for whoever edits or writes one.
import { Group, TextInput } from '@mantine/core';
import * as t from '@/i18n/gen/orders';
import type { AddressDraft } from './address';

interface Props {
  draft: AddressDraft;
  onChange: (draft: AddressDraft) => void;
  /** What is wrong, by field. */
  wrong: Partial<Record<keyof AddressDraft, string>>;
}

export function AddressFields({ draft, onChange, wrong }: Props) {
  const field = (name: keyof AddressDraft, label: string, autoComplete: string, more: object = {}) => (
    <TextInput
      label={label}
      autoComplete={autoComplete}
      value={draft[name] ?? ''}
      onChange={(event) => onChange({ ...draft, [name]: event.currentTarget.value })}
      error={wrong[name]}
      {...more}
    />
  );
  return (
    <>
      {field('name', t.name(), 'name', { required: true, maxLength: 300 })}
      <Group gap="sm" align="flex-start">
        {field('postal_code', t.postal_code(), 'postal-code', {
          required: true,
          description: t.postal_code_hint(),
          inputMode: 'numeric',
          maxLength: 20,
          flex: '1 1 160px',
        })}
        {field('region', t.region(), 'address-level1', { maxLength: 100, description: '\u00a0', flex: '1 1 160px' })}
      </Group>
      {field('city', t.city(), 'address-level2', { required: true, maxLength: 200 })}
      {field('line1', t.line1(), 'address-line1', { required: true, maxLength: 300 })}
      {field('line2', t.line2(), 'address-line2', { maxLength: 300 })}
      {field('phone', t.phone(), 'tel', { type: 'tel', maxLength: 40 })}
    </>
  );
}

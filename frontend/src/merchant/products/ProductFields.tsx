// The fields of a product, with what would be right beside what is not.
import { Group, NativeSelect, NumberInput, SegmentedControl, Stack, Switch, Text, TextInput } from '@mantine/core';
import { type UseFormReturnType, useForm } from '@mantine/form';
import { plainCode, wantedDigit } from '@/app/gtin';
import * as common from '@/i18n/gen/common';
import * as t from '@/i18n/gen/products';
import { digitsOf, type Values } from './editing';
import { TAXES, TEMPERATURES, taxWord, temperatureWord } from './words';

const positive = (value: number | '') => (Number(value) >= 1 ? null : t.number_missing());

export const useProductForm = (initialValues: Values) =>
  useForm<Values>({
    initialValues,
    validate: {
      sku: (value) => (value.trim() ? null : t.sku_missing()),
      name: (value) => (value.trim() ? null : t.name_missing()),
      price: (value) => (value !== '' && value >= 0 ? null : t.price_missing()),
      length_mm: positive,
      width_mm: positive,
      height_mm: positive,
      weight_g: positive,
      barcode: (value) => {
        const digit = wantedDigit(plainCode(value));
        return digit ? t.barcode_digit({ digit }) : null;
      },
    },
  });

interface Props {
  form: UseFormReturnType<Values>;
  isNew: boolean;
  currency: string;
}

export function ProductFields({ form, isNew, currency }: Props) {
  const side = (name: 'length_mm' | 'width_mm' | 'height_mm', label: string) => (
    <NumberInput
      label={label}
      min={1}
      max={10_000}
      allowDecimal={false}
      hideControls
      flex={1}
      {...form.getInputProps(name)}
    />
  );
  return (
    <>
      {isNew && <TextInput label={t.sku()} required className="mono" data-autofocus {...form.getInputProps('sku')} />}
      <TextInput label={t.name()} required {...form.getInputProps('name')} />
      <TextInput label={`${t.name_en()} (${common.optional()})`} lang="en" {...form.getInputProps('name_en')} />
      {isNew && (
        <TextInput
          label={`${t.barcode()} (${common.optional()})`}
          inputMode="numeric"
          {...form.getInputProps('barcode')}
        />
      )}
      <TextInput label={`${t.category()} (${common.optional()})`} {...form.getInputProps('category')} />
      <Group grow align="flex-start">
        <NumberInput
          label={`${t.price()} (${currency})`}
          required
          min={0}
          decimalScale={digitsOf(currency)}
          thousandSeparator=","
          hideControls
          {...form.getInputProps('price')}
        />
        <NativeSelect
          label={t.tax_class()}
          data={TAXES.map((value) => ({ value, label: taxWord(value) }))}
          {...form.getInputProps('tax_class')}
        />
      </Group>
      <Stack gap={4} role="group" aria-label={t.size()}>
        <Text size="xs" c="dimmed">
          {t.size_help()}
        </Text>
        <Group gap="xs" align="flex-start" wrap="nowrap">
          {side('length_mm', t.length())}
          {side('width_mm', t.width())}
          {side('height_mm', t.height())}
        </Group>
      </Stack>
      <NumberInput
        label={`${t.weight()} (${t.weight_help()})`}
        required
        min={1}
        max={1_000_000}
        allowDecimal={false}
        thousandSeparator=","
        hideControls
        {...form.getInputProps('weight_g')}
      />
      <Stack gap={4}>
        <Text size="sm" fw={550} component="span">
          {t.temperature()}
        </Text>
        <SegmentedControl
          size="xs"
          aria-label={t.temperature()}
          data={TEMPERATURES.map((value) => ({ value, label: temperatureWord(value) }))}
          {...form.getInputProps('temperature')}
        />
      </Stack>
      <Switch label={t.tracks_lots()} {...form.getInputProps('tracks_lots', { type: 'checkbox' })} />
      <Switch label={t.tracks_expiry()} {...form.getInputProps('tracks_expiry', { type: 'checkbox' })} />
    </>
  );
}

// The codes that stand for a product. A mistyped one is caught here, by its last digit, before anybody scans for it.
import { ActionIcon, Button, Group, NumberInput, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconPlus, IconX } from '@tabler/icons-react';
import { explain } from '@/api/problem';
import { useSend } from '@/api/queries';
import { plainCode, wantedDigit } from '@/app/gtin';
import { useMay } from '@/app/session';
import { done, refused } from '@/app/toast';
import { num } from '@/i18n/format';
import * as common from '@/i18n/gen/common';
import * as t from '@/i18n/gen/products';
import { Card } from '@/ui/Card';
import { Copyable } from '@/ui/Copyable';
import type { Product } from './words';

const CHANGES = ['/api/v1/products'];

export function Barcodes({ product }: { product: Product }) {
  const may = useMay();
  const remove = useSend('delete', '/api/v1/products/{product_id}/barcodes/{code}', { changes: CHANGES });
  const codes = product.barcodes ?? [];
  const drop = (code: string) =>
    remove.mutate(
      { params: { path: { product_id: product.id, code } } },
      { onSuccess: () => done(t.barcode_removed({ code })), onError: refused },
    );
  return (
    <Card title={t.barcodes()}>
      <Stack gap={6}>
        {codes.length === 0 && (
          <Text size="sm" c="dimmed">
            {t.barcode_none()}
          </Text>
        )}
        {codes.map(({ code, kind, quantity }) => (
          <Group key={code} justify="space-between" wrap="nowrap" gap="xs">
            <div>
              <Copyable text={code} />
              <Text size="xs" c="dimmed">
                {t.barcode_kind({ kind })}
                {quantity > 1 && ` · ${t.barcode_of({ n: num(quantity) })}`}
              </Text>
            </div>
            {may('products:write') && (
              <ActionIcon
                variant="subtle"
                color="gray"
                disabled={remove.isPending}
                onClick={() => drop(code)}
                aria-label={t.barcode_remove({ code })}
                title={t.barcode_remove({ code })}
              >
                <IconX size={15} />
              </ActionIcon>
            )}
          </Group>
        ))}
        {may('products:write') && <AddBarcode product={product} />}
      </Stack>
    </Card>
  );
}

function AddBarcode({ product }: { product: Product }) {
  const form = useForm({
    initialValues: { code: '', quantity: 1 as number | '' },
    validate: {
      code: (value) => {
        const digit = wantedDigit(plainCode(value));
        return digit ? t.barcode_digit({ digit }) : value.trim() ? null : common.required();
      },
      quantity: (value) => (Number(value) >= 1 ? null : t.number_missing()),
    },
  });
  const add = useSend('post', '/api/v1/products/{product_id}/barcodes', { changes: CHANGES });
  const save = ({ code, quantity }: typeof form.values) =>
    add.mutate(
      {
        params: { path: { product_id: product.id } },
        body: { code: plainCode(code), quantity: Number(quantity) },
      },
      {
        onSuccess: () => {
          done(t.barcode_added({ code: plainCode(code) }));
          form.reset();
        },
        onError: (error) => form.setErrors({ code: explain(error) }),
      },
    );
  return (
    <form noValidate onSubmit={form.onSubmit(save)}>
      <Group align="flex-start" gap="xs" wrap="nowrap" mt="xs">
        <TextInput label={t.barcode_code()} size="xs" flex={1} {...form.getInputProps('code')} />
        <NumberInput
          label={t.barcode_units()}
          title={t.barcode_units_help()}
          size="xs"
          w={70}
          min={1}
          max={100_000}
          allowDecimal={false}
          hideControls
          {...form.getInputProps('quantity')}
        />
      </Group>
      <Button type="submit" variant="light" mt="xs" leftSection={<IconPlus size={14} />} loading={add.isPending}>
        {t.barcode_add()}
      </Button>
    </form>
  );
}

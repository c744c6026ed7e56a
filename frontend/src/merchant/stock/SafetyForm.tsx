// Units of one product at one warehouse that are not offered to shops.
import { NumberInput, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { explain } from '@/api/problem';
import { useSend } from '@/api/queries';
import { done } from '@/app/toast';
import { num } from '@/i18n/format';
import * as common from '@/i18n/gen/common';
import * as t from '@/i18n/gen/stock';
import { SideForm } from '@/ui/SideForm';
import type { StockRow } from './columns';

export function SafetyForm({ row, onClose }: { row: StockRow | undefined; onClose: () => void }) {
  return row ? <Opened row={row} onClose={onClose} /> : null;
}

function Opened({ row, onClose }: { row: StockRow; onClose: () => void }) {
  const form = useForm({
    initialValues: { safety: row.safety as number | '' },
    validate: { safety: (value) => (value !== '' && value >= 0 ? null : t.safety_wrong()) },
  });
  const save = useSend('put', '/api/v1/stock/{product_id}/{warehouse_id}/safety', {
    changes: ['/api/v1/stock', '/api/v1/products'],
    onDone: (saved) => {
      done(t.safety_saved({ sku: row.sku, n: num(saved.safety) }));
      onClose();
    },
  });
  const path = { product_id: row.product_id, warehouse_id: row.warehouse_id };
  return (
    <SideForm
      title={t.safety_title({ sku: row.sku, warehouse: row.warehouse })}
      opened
      onClose={onClose}
      onSubmit={form.onSubmit(({ safety }) => save.mutate({ params: { path }, body: { safety: Number(safety) } }))}
      submit={common.save()}
      busy={save.isPending}
      refusal={save.error ? explain(save.error) : undefined}
    >
      <Text size="sm">{row.name}</Text>
      <Text size="sm" c="dimmed" className="num">
        {t.safety_now({ on_hand: num(row.on_hand), reserved: num(row.reserved) })}
      </Text>
      <NumberInput
        label={t.safety_units()}
        description={t.safety_help()}
        min={0}
        max={10_000_000}
        allowDecimal={false}
        thousandSeparator=","
        data-autofocus
        {...form.getInputProps('safety')}
      />
    </SideForm>
  );
}

// Move, adjust, count or dispose of what lies at one place.
import { NumberInput, SegmentedControl, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { get, send } from '@/api/client';
import { explain } from '@/api/problem';
import { queries, stale } from '@/api/queries';
import { useMay } from '@/app/session';
import { done } from '@/app/toast';
import { num, signed } from '@/i18n/format';
import * as t from '@/i18n/gen/floorstock';
import { Facts } from '@/ui/Facts';
import { SideForm } from '@/ui/SideForm';
import { conditionWord, type Place } from './words';

type Act = 'move' | 'adjust' | 'count' | 'dispose';
interface Values {
  amount: number | '';
  to: string;
  reason: string;
}

const ACTS: Record<Act, { label: () => string; permission: string; amount: () => string }> = {
  move: { label: t.move, permission: 'stock:move', amount: t.quantity },
  count: { label: t.count, permission: 'stock:adjust', amount: t.counted },
  adjust: { label: t.adjust, permission: 'stock:adjust', amount: t.delta },
  dispose: { label: t.dispose, permission: 'stock:adjust', amount: t.quantity },
};

export function Change({ place, onClose }: { place: Place; onClose: () => void }) {
  const may = useMay();
  const acts = (Object.keys(ACTS) as Act[]).filter((act) => may(ACTS[act].permission));
  const [act, setAct] = useState<Act>(acts[0] ?? 'move');
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const form = useForm<Values>({
    initialValues: { amount: '', to: '', reason: '' },
    validate: {
      amount: (value) => wrongAmount(act, value, place),
      to: (value) => (act !== 'move' || value.trim() ? null : t.to_location()),
      reason: (value) => (act === 'move' || act === 'count' || value.trim() ? null : t.reason_missing()),
    },
  });
  const submit = async (values: Values) => {
    setBusy(true);
    setRefusal(undefined);
    try {
      const told = await carryOut(act, place, values);
      if (told === null) return form.setFieldError('to', t.location_unknown());
      done(told);
      await stale(queries, ['/api/operator/v1/stock']);
      onClose();
    } catch (error) {
      setRefusal(explain(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <SideForm
      title={t.act_on({ sku: place.sku, location: place.location })}
      opened
      onClose={onClose}
      submit={ACTS[act].label()}
      danger={act === 'dispose'}
      busy={busy}
      refusal={refusal}
      onSubmit={form.onSubmit((values) => void submit(values))}
    >
      <Facts
        of={[
          [t.name(), place.name],
          [t.lot(), place.lot_code],
          [t.condition(), conditionWord(place.condition)],
          act !== 'count' && [t.quantity(), num(place.quantity)],
          act !== 'count' && [t.allocated(), num(place.allocated)],
        ]}
      />
      <SegmentedControl
        fullWidth
        value={act}
        onChange={(value) => setAct(value as Act)}
        data={acts.map((value) => ({ value, label: ACTS[value].label() }))}
      />
      <NumberInput
        label={ACTS[act].amount()}
        required
        data-autofocus
        allowDecimal={false}
        {...form.getInputProps('amount')}
      />
      {act === 'move' && <TextInput label={t.to_location()} required {...form.getInputProps('to')} />}
      {act !== 'count' && <TextInput label={t.reason()} required={act !== 'move'} {...form.getInputProps('reason')} />}
    </SideForm>
  );
}

function wrongAmount(act: Act, value: number | '', place: Place) {
  if (value === '' || !Number.isInteger(value)) return t.number_missing();
  if (act === 'count') return value < 0 ? t.number_missing() : null;
  if (value === 0) return t.not_zero();
  if (act === 'adjust') return null;
  return value < 0 ? t.number_missing() : value > place.quantity ? t.at_most({ n: num(place.quantity) }) : null;
}

/** Do it; answers what to tell, or null when there is no such location to move to. */
async function carryOut(act: Act, place: Place, values: Values): Promise<string | null> {
  const { product_id, lot_id, condition, location_id } = place;
  const quantity = Number(values.amount);
  const what = { product_id, lot_id, condition };
  const { reason } = values;
  if (act === 'move') {
    const to_location_id = await findLocation(place.warehouse_id, values.to.trim());
    if (!to_location_id) return null;
    const body = { ...what, quantity, from_location_id: location_id, to_location_id, reason: reason || 'move' };
    await send('post', '/api/operator/v1/stock/moves', { body });
    return t.moved();
  }
  if (act === 'count') {
    const { variance } = await send('post', '/api/operator/v1/stock/counts', {
      body: { ...what, location_id, counted: quantity },
    });
    return variance === 0 ? t.counted_same() : t.counted_differs({ n: signed(variance) });
  }
  const body = { ...what, location_id, quantity, reason };
  await send('post', act === 'adjust' ? '/api/operator/v1/stock/adjustments' : '/api/operator/v1/stock/disposals', {
    body,
  });
  return act === 'adjust' ? t.adjusted() : t.disposed();
}

async function findLocation(warehouse_id: string, barcode: string): Promise<string | undefined> {
  const params = { path: { warehouse_id }, query: { barcode } };
  const found = await get('/api/operator/v1/warehouses/{warehouse_id}/locations', { params });
  return found.items[0]?.id;
}

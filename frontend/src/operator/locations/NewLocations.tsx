// A rack of new locations at once: an aisle of so many bays and levels.
import { NumberInput, Select, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { explain } from '@/api/problem';
import { useRead, useSend } from '@/api/queries';
import { done } from '@/app/toast';
import * as t from '@/i18n/gen/locations';
import { SideForm } from '@/ui/SideForm';
import { useWarehouse } from '../warehouse';
import { newPlaces } from './racks';
import { purposeOptions } from './words';

const MOST = 500;
const whole = (value: number) => (Number.isInteger(value) && value > 0 ? null : t.whole());

export function NewLocations({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { id } = useWarehouse();
  const path = { warehouse_id: id };
  const zones = useRead('/api/operator/v1/warehouses/{warehouse_id}/zones', { params: { path } }).data ?? [];
  const add = useSend('post', '/api/operator/v1/warehouses/{warehouse_id}/locations', {
    changes: ['/api/operator/v1/warehouses'],
    onDone: (made) => {
      done(t.created({ n: made.ids.length }));
      onClose();
    },
  });
  const form = useForm({
    initialValues: { zone_id: '', purpose: 'pick', aisle: 1, bays: 10, levels: 4 },
    validate: {
      zone_id: (value) => (value ? null : t.zone()),
      aisle: whole,
      bays: whole,
      levels: (value, { bays }) => whole(value) ?? (value * bays > MOST ? t.too_many() : null),
    },
  });
  const { zone_id, purpose, aisle, bays, levels } = form.values;
  const zone = zones.find((one) => one.id === zone_id)?.code ?? '';
  const fits = bays > 0 && levels > 0 && bays * levels <= MOST;
  const places = zone && fits ? newPlaces(zone, aisle, bays, levels, purpose) : [];
  return (
    <SideForm
      title={t.new_()}
      opened={opened}
      onClose={onClose}
      submit={t.create()}
      busy={add.isPending}
      refusal={add.error ? explain(add.error) : undefined}
      onSubmit={form.onSubmit(() => add.mutate({ params: { path }, body: { zone_id, locations: places } }))}
    >
      <Select
        label={t.zone()}
        required
        data-autofocus
        data={zones.map((one) => ({ value: one.id, label: `${one.code} ${one.name}` }))}
        {...form.getInputProps('zone_id')}
      />
      <Select label={t.purpose()} allowDeselect={false} data={purposeOptions()} {...form.getInputProps('purpose')} />
      <Text size="sm" c="dimmed">
        {t.range()}
      </Text>
      <NumberInput label={t.aisle()} min={1} {...form.getInputProps('aisle')} />
      <NumberInput label={t.bays()} min={1} {...form.getInputProps('bays')} />
      <NumberInput label={t.levels()} min={1} {...form.getInputProps('levels')} />
      {places.length > 0 && (
        <Text size="sm" aria-live="polite">
          {t.preview({ n: places.length, first: places[0]?.code ?? '', last: places.at(-1)?.code ?? '' })}
        </Text>
      )}
    </SideForm>
  );
}

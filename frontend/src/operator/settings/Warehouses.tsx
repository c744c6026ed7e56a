import { Button, Group, NumberInput, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconEdit, IconPlus } from '@tabler/icons-react';
import { explain } from '@/api/problem';
import { useSend } from '@/api/queries';
import { useListing } from '@/app/listing';
import { useMay } from '@/app/session';
import { done } from '@/app/toast';
import * as common from '@/i18n/gen/common';
import * as t from '@/i18n/gen/settings';
import { Card, Tiles } from '@/ui/Card';
import { Facts } from '@/ui/Facts';
import { SideForm } from '@/ui/SideForm';
import { useWarehouses, type Warehouse } from '../warehouse';
import type { SettingsSearch } from './search';

const EDIT = 'edit:';
const PATH = '/api/operator/v1/warehouses';
const shortTime = (time: string) => time.slice(0, 5);

export function Warehouses({ search }: { search: SettingsSearch }) {
  const warehouses = useWarehouses();
  const mayWrite = useMay()('warehouses:write');
  const { change } = useListing(search);
  const close = () => change({ do: undefined });
  const edited = warehouses.find((one) => search.do === EDIT + one.code);
  return (
    <>
      {mayWrite && (
        <Group justify="flex-end" mb="sm">
          <Button leftSection={<IconPlus size={15} />} onClick={() => change({ do: 'new' })}>
            {t.warehouse_new()}
          </Button>
        </Group>
      )}
      <Tiles min={380}>
        {warehouses.map((one) => (
          <Card
            key={one.id}
            title={`${one.code} ${one.name}`}
            actions={
              mayWrite && (
                <Button
                  size="compact-sm"
                  variant="subtle"
                  leftSection={<IconEdit size={14} />}
                  onClick={() => change({ do: EDIT + one.code })}
                  aria-label={t.warehouse_edit({ name: one.name })}
                >
                  {common.edit()}
                </Button>
              )
            }
          >
            <Facts
              of={[
                [t.cut_off(), `${shortTime(one.cut_off)} (${one.time_zone})`],
                [t.address(), `〒${one.postal_code} ${one.region}${one.address}`],
                [t.phone(), one.phone],
                [t.priority(), one.priority],
              ]}
            />
          </Card>
        ))}
      </Tiles>
      {search.do === 'new' && <NewWarehouse onClose={close} />}
      {edited && <EditWarehouse warehouse={edited} onClose={close} />}
    </>
  );
}

const BLANK = { name: '', cut_off: '14:00', postal_code: '', region: '', address: '', phone: '', priority: 100 };
const checks = {
  name: (value: string) => (value.trim() ? null : t.missing()),
  cut_off: (value: string) => (/^([01]\d|2[0-3]):[0-5]\d$/.test(value) ? null : t.time_wrong()),
};

/** The API takes times with their seconds. */
const whole = <T extends { cut_off: string }>(body: T) => ({ ...body, cut_off: `${body.cut_off}:00` });

function EditWarehouse({ warehouse, onClose }: { warehouse: Warehouse; onClose: () => void }) {
  const { name, postal_code, region, address, phone, priority } = warehouse;
  const save = useSend('patch', `${PATH}/{warehouse_id}`, {
    changes: [PATH],
    onDone: () => {
      done(t.saved());
      onClose();
    },
  });
  const form = useForm({
    initialValues: { name, cut_off: shortTime(warehouse.cut_off), postal_code, region, address, phone, priority },
    validate: checks,
  });
  return (
    <SideForm
      title={t.warehouse_edit({ name })}
      opened
      onClose={onClose}
      submit={common.save()}
      busy={save.isPending}
      refusal={save.error ? explain(save.error) : undefined}
      onSubmit={form.onSubmit((body) =>
        save.mutate(
          { params: { path: { warehouse_id: warehouse.id } }, body: whole(body) },
          { onError: (error) => form.setErrors(error.fields) },
        ),
      )}
    >
      <Fields form={form} />
    </SideForm>
  );
}

export function NewWarehouse({ onClose }: { onClose: () => void }) {
  const add = useSend('post', PATH, {
    changes: [PATH],
    onDone: () => {
      done(t.saved());
      onClose();
    },
  });
  const form = useForm({
    initialValues: { ...BLANK, code: '', time_zone: 'Asia/Tokyo' },
    validate: { ...checks, code: (value) => (/^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/.test(value) ? null : t.code_wrong()) },
  });
  return (
    <SideForm
      title={t.warehouse_new()}
      opened
      onClose={onClose}
      submit={common.add()}
      busy={add.isPending}
      refusal={add.error ? explain(add.error) : undefined}
      onSubmit={form.onSubmit((body) =>
        add.mutate({ body: whole(body) }, { onError: (error) => form.setErrors(error.fields) }),
      )}
    >
      <TextInput label={t.code()} required data-autofocus {...form.getInputProps('code')} />
      <TextInput label={t.time_zone()} required {...form.getInputProps('time_zone')} />
      <Fields form={form} />
    </SideForm>
  );
}

/** What a new warehouse and a changed one have in common. */
function Fields({ form }: { form: { getInputProps: (name: keyof typeof BLANK) => object } }) {
  return (
    <>
      <TextInput label={t.name()} required {...form.getInputProps('name')} />
      <TextInput label={t.cut_off()} description={t.cut_off_hint()} required {...form.getInputProps('cut_off')} />
      <TextInput label={t.postal_code()} inputMode="numeric" {...form.getInputProps('postal_code')} />
      <TextInput label={t.region()} {...form.getInputProps('region')} />
      <Textarea label={t.address()} autosize minRows={2} {...form.getInputProps('address')} />
      <TextInput label={t.phone()} type="tel" {...form.getInputProps('phone')} />
      <NumberInput label={t.priority()} description={t.priority_hint()} min={0} {...form.getInputProps('priority')} />
    </>
  );
}

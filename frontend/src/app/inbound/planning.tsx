// What both sides fill in of an arrival, and how a refusal of it reads.
import { NumberInput, TextInput } from '@mantine/core';
import { DatePickerInput } from '@mantine/dates';
import { IconCalendar } from '@tabler/icons-react';
import { explain, type Problem } from '@/api/problem';
import { today } from '@/i18n/format';
import * as common from '@/i18n/gen/common';
import * as t from '@/i18n/gen/inbound';
import { Calendars } from '@/ui/Calendars';

export interface Planned {
  expected_on: string | null;
  supplier: string;
  po_number: string;
  cartons: number | '';
  note: string;
}

export const planned = (expected_on: string | null): Planned => ({
  expected_on,
  supplier: '',
  po_number: '',
  cartons: '',
  note: '',
});

/** What the API is told of it. */
export const bodyOf = ({ expected_on, supplier, po_number, cartons, note }: Planned) => ({
  expected_on: expected_on ?? '',
  supplier,
  po_number,
  cartons: cartons === '' ? null : cartons,
  note,
});

export const dateProblem = (day: string | null) => (!day ? t.choose_date() : day < today() ? t.date_past() : null);

/** The API names refused lines by their place (`lines[3].sku`); people know them by their SKU. */
export function refusalOf(error: Problem, lines: readonly { sku: string }[]): string {
  const places = Object.keys(error.fields).flatMap((name) => /^lines\[(\d+)\]/.exec(name)?.[1] ?? []);
  const skus = places.map((place) => lines[Number(place)]?.sku).filter(Boolean);
  return skus.length > 0 ? t.unknown_skus({ skus: skus.join(', ') }) : explain(error);
}

export const optional = (label: string) => `${label} (${common.optional()})`;

/** A form that holds at least what is planned. */
interface Form {
  getInputProps: (name: keyof Planned) => object;
}

export const ExpectedOn = ({ form }: { form: Form }) => (
  <Calendars>
    <DatePickerInput
      label={t.expected_on()}
      required
      minDate={today()}
      valueFormat="YYYY/MM/DD"
      leftSection={<IconCalendar size={15} />}
      {...form.getInputProps('expected_on')}
    />
  </Calendars>
);

export const FromWhom = ({ form }: { form: Form }) => (
  <>
    <TextInput label={optional(t.supplier())} {...form.getInputProps('supplier')} />
    <TextInput label={optional(t.po_number())} {...form.getInputProps('po_number')} />
    <NumberInput
      label={optional(t.cartons())}
      min={1}
      max={100_000}
      allowDecimal={false}
      {...form.getInputProps('cartons')}
    />
  </>
);

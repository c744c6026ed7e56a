// The second step: which column of the file holds which field, with values to see it by.
import { Alert, Button, Group, NativeSelect, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { explain } from '@/api/problem';
import { useSend } from '@/api/queries';
import { num } from '@/i18n/format';
import * as t from '@/i18n/gen/imports';
import { Card } from '@/ui/Card';
import { Facts } from '@/ui/Facts';
import { Pill } from '@/ui/Pill';
import { fieldWord, inOrder, needOf } from './fields';
import type { Imported } from './ImportPage';

const DELIMITERS: Record<string, string> = { ',': 'comma', '\t': 'tab', ';': 'semicolon' };

export function MapStep({ found, onMapped }: { found: Imported; onMapped: () => void }) {
  const { file, suggested, fields } = found;
  const [columns, setColumns] = useState<Record<string, string>>(suggested);
  const map = useSend('put', '/api/v1/product-imports/{import_id}/mapping', {
    changes: ['/api/v1/product-imports', '/api/v1/jobs'],
    onDone: onMapped,
  });
  const set = (field: string, column: string) =>
    setColumns(({ [field]: _, ...rest }) => (column ? { ...rest, [field]: column } : rest));
  return (
    <>
      <Card title={t.detected()}>
        <Facts
          of={[
            [t.filename(), file.filename],
            [t.encoding(), file.encoding.toUpperCase().replace('CP932', 'Shift_JIS (CP932)')],
            [t.delimiter(), t.delimiter_is({ delimiter: DELIMITERS[file.delimiter] ?? file.delimiter })],
            [t.rows(), num(file.rows)],
          ]}
        />
      </Card>
      <Card title={t.mapping()} flush>
        <Text size="sm" c="dimmed" px="md" pt="sm">
          {t.mapping_body()}
        </Text>
        <Table.ScrollContainer minWidth={560}>
          <Table horizontalSpacing="md">
            <caption className="vh">{t.mapping()}</caption>
            <Table.Thead>
              <Table.Tr>
                <Table.Th w="32%">{t.field()}</Table.Th>
                <Table.Th w="28%">{t.column()}</Table.Th>
                <Table.Th>{t.samples()}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {inOrder(fields).map((field) => (
                <Table.Tr key={field}>
                  <Table.Td>
                    <Group gap={8}>
                      {fieldWord(field)}
                      {needOf(field) === 'all' && <Pill tone="bad">{t.required_for_all()}</Pill>}
                      {needOf(field) === 'new' && <Pill tone="warn">{t.required_for_new()}</Pill>}
                    </Group>
                  </Table.Td>
                  <Table.Td>
                    <NativeSelect
                      size="xs"
                      aria-label={t.column_of({ field: fieldWord(field) })}
                      data={[{ value: '', label: t.not_used() }, ...file.header.filter(Boolean)]}
                      value={columns[field] ?? ''}
                      onChange={(event) => set(field, event.currentTarget.value)}
                    />
                  </Table.Td>
                  <Table.Td>
                    <Text size="xs" c="dimmed" lineClamp={1}>
                      {(file.samples[columns[field] ?? ''] ?? []).filter(Boolean).join(' ・ ')}
                    </Text>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      </Card>
      {map.error && (
        <Alert color="red" role="alert">
          {explain(map.error)}
        </Alert>
      )}
      <Group justify="flex-end">
        {!columns.sku && (
          <Text size="sm" c="dimmed">
            {t.sku_needed()}
          </Text>
        )}
        <Button
          disabled={!columns.sku}
          loading={map.isPending}
          onClick={() => map.mutate({ params: { path: { import_id: file.id } }, body: { columns } })}
        >
          {t.check()}
        </Button>
      </Group>
    </>
  );
}

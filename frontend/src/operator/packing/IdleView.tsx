// Nothing is on the bench: scan what comes next, or see what waits.
import { Button, Group, Table, TextInput } from '@mantine/core';
import { IconBarcode } from '@tabler/icons-react';
import { useState } from 'react';
import { useRead } from '@/api/queries';
import { ago, num } from '@/i18n/format';
import * as t from '@/i18n/gen/packing';
import { Card } from '@/ui/Card';
import { useWarehouses } from '../warehouse';
import c from './Packing.module.css';

export function IdleView({ warehouse, onOpen }: { warehouse: string; onOpen: (number: string) => void }) {
  const [typed, setTyped] = useState('');
  const id = useWarehouses().find((one) => one.code === warehouse)?.id;
  const query = { status: ['picked'], warehouse_id: id, limit: 10 };
  const waiting = useRead('/api/operator/v1/shipments', { params: { query } }, { every: 10_000 }).data?.items ?? [];
  return (
    <div className={c.idle}>
      <div className={c.prompt}>
        <IconBarcode size={72} stroke={1.2} aria-hidden />
        <h2>{t.scan_shipment()}</h2>
        <p>{t.scan_shipment_hint()}</p>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (typed.trim()) onOpen(typed.trim());
          }}
        >
          <Group gap="xs" justify="center">
            <TextInput
              size="md"
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
              aria-label={t.type_number()}
              placeholder={t.type_number()}
            />
            <Button size="md" type="submit" variant="default">
              {t.open()}
            </Button>
          </Group>
        </form>
      </div>
      <Card title={t.ready()}>
        {waiting.length === 0 ? (
          t.ready_none()
        ) : (
          <Table>
            <Table.Tbody>
              {waiting.map((one) => (
                <Table.Tr key={one.id}>
                  <Table.Td>
                    <Button variant="subtle" className="mono" onClick={() => onOpen(one.number)}>
                      {one.number}
                    </Button>
                  </Table.Td>
                  <Table.Td>{one.merchant}</Table.Td>
                  <Table.Td ta="right">{num(one.unit_count)}</Table.Td>
                  <Table.Td ta="right">{ago(one.queued_at)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        )}
      </Card>
    </div>
  );
}

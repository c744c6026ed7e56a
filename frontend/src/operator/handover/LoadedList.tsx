// What is on the handover, in the order it was scanned; until the driver signs a parcel can be taken off.
import { ActionIcon, Button, Skeleton, Table, Text } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useRead, useSend } from '@/api/queries';
import { useMay } from '@/app/session';
import { Failure } from '@/app/Trouble';
import { done, refused } from '@/app/toast';
import { clock } from '@/i18n/format';
import * as t from '@/i18n/gen/handover';
import * as list from '@/i18n/gen/list';
import { Card } from '@/ui/Card';
import { HANDOVERS, type Handover } from './words';

const PAGE = 100;

export function LoadedList({ handover }: { handover: Handover }) {
  const { warehouse } = useParams({ from: '/w/$warehouse' });
  const [cursors, setCursors] = useState<string[]>([]);
  const mayTakeOff = useMay()('handover:work') && handover.status === 'open';
  const query = { cursor: cursors.at(-1), limit: PAGE };
  const read = useRead(
    `${HANDOVERS}/{handover_id}/parcels`,
    { params: { path: { handover_id: handover.id }, query } },
    { keep: true },
  );
  const takeOff = useSend('delete', `${HANDOVERS}/{handover_id}/parcels/{number}`, { changes: [HANDOVERS] });
  if (read.error) return <Failure error={read.error} onRetry={read.refetch} />;
  const parcels = read.data?.items ?? [];
  const next = read.data?.next_cursor;
  return (
    <Card title={t.loaded()} flush>
      {!read.data && <Skeleton height={92} />}
      {read.data && parcels.length === 0 && (
        <Text size="sm" c="dimmed" p="md">
          {t.loaded_none()}
        </Text>
      )}
      {parcels.length > 0 && (
        <Table.ScrollContainer minWidth={620}>
          <Table horizontalSpacing="md">
            <caption className="vh">{t.loaded()}</caption>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t.parcel()}</Table.Th>
                <Table.Th>{t.tracking()}</Table.Th>
                <Table.Th>{t.merchant()}</Table.Th>
                <Table.Th>{t.scanned_at()}</Table.Th>
                {mayTakeOff && <Table.Th w={48} />}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {parcels.map((one) => (
                <Table.Tr key={one.id}>
                  <Table.Td className="mono">
                    <Link to={`/w/${warehouse}/shipments/${one.shipment_id}` as never}>{one.number}</Link>
                  </Table.Td>
                  <Table.Td className="mono">{one.tracking_number}</Table.Td>
                  <Table.Td>{one.merchant}</Table.Td>
                  <Table.Td>{clock(one.scanned_at)}</Table.Td>
                  {mayTakeOff && (
                    <Table.Td>
                      <ActionIcon
                        variant="subtle"
                        color="gray"
                        aria-label={t.take_off({ number: one.number })}
                        title={t.take_off({ number: one.number })}
                        onClick={() =>
                          takeOff.mutate(
                            { params: { path: { handover_id: handover.id, number: one.number } } },
                            { onError: refused, onSuccess: () => done(t.taken_off({ number: one.number })) },
                          )
                        }
                      >
                        <IconX size={15} />
                      </ActionIcon>
                    </Table.Td>
                  )}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      {(cursors.length > 0 || next) && (
        <Button.Group p="sm">
          <Button variant="default" disabled={cursors.length === 0} onClick={() => setCursors(cursors.slice(0, -1))}>
            {list.page_previous()}
          </Button>
          <Button variant="default" disabled={!next} onClick={() => next && setCursors([...cursors, next])}>
            {list.page_next()}
          </Button>
        </Button.Group>
      )}
    </Card>
  );
}

// Parcels that were packed for this carrier and are not loaded, with what keeps each from it.
import { Skeleton, Table, Text } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { Failure } from '@/app/Trouble';
import { num } from '@/i18n/format';
import * as t from '@/i18n/gen/handover';
import { Card } from '@/ui/Card';
import { Pill } from '@/ui/Pill';
import type { Waiting } from './words';

interface Props {
  waiting: readonly Waiting[] | undefined;
  error: unknown;
  onRetry: () => void;
}

export function Missing({ waiting, error, onRetry }: Props) {
  const { warehouse } = useParams({ from: '/w/$warehouse' });
  const title = waiting?.length ? `${t.missing()} (${num(waiting.length)})` : t.missing();
  return (
    <Card title={title} flush>
      {error && !waiting ? <Failure error={error} onRetry={onRetry} /> : !waiting && <Skeleton height={160} />}
      {waiting?.length === 0 && (
        <Text size="sm" c="dimmed" p="md">
          {t.missing_none()}
        </Text>
      )}
      {!!waiting?.length && (
        <Table.ScrollContainer minWidth={280} mah={520}>
          <Table fz="xs" horizontalSpacing="md">
            <caption className="vh">{title}</caption>
            <Table.Tbody>
              {waiting.map((one) => (
                <Table.Tr key={one.parcel_id}>
                  <Table.Td>
                    <Link to={`/w/${warehouse}/shipments/${one.shipment_id}` as never} className="mono">
                      {one.number}
                    </Link>
                    <Text size="xs" c="dimmed">
                      {one.merchant}
                    </Text>
                  </Table.Td>
                  <Table.Td ta="right">
                    <Why of={one} />
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </Card>
  );
}

function Why({ of }: { of: Waiting }) {
  if (of.held) return <Pill tone="warn">{t.held()}</Pill>;
  return of.checked ? <Pill tone="ready">{t.ready()}</Pill> : <Pill tone="bad">{t.unchecked()}</Pill>;
}

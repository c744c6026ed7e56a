// What a wave with these conditions would take now, and what stays out and why.
import { Skeleton, Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { send } from '@/api/client';
import { keyOf } from '@/api/queries';
import { Failure } from '@/app/Trouble';
import { num } from '@/i18n/format';
import * as t from '@/i18n/gen/waves';
import { Card } from '@/ui/Card';
import { Facts } from '@/ui/Facts';
import { type WaveRequest, whyWord } from './words';

const PATH = '/api/operator/v1/waves/preview';
const SHOWN = 12;

const usePreview = (body: WaveRequest) =>
  useQuery({
    queryKey: keyOf(PATH, body),
    queryFn: () => send('post', PATH, { body }),
    placeholderData: (former) => former,
    refetchInterval: 15_000,
  });

export function Preview({ request, actions }: { request: WaveRequest; actions: (ready: boolean) => ReactNode }) {
  const { warehouse } = useParams({ from: '/w/$warehouse' });
  const { data, error, refetch, isPlaceholderData } = usePreview(request);
  if (error) return <Failure error={error} onRetry={refetch} />;
  if (!data) return <Skeleton height={320} />;
  const reasons = Object.entries(data.left_out as Record<string, number>);
  return (
    <>
      <Card title={t.preview()}>
        <Stack
          gap="sm"
          aria-live="polite"
          aria-busy={isPlaceholderData}
          style={{ opacity: isPlaceholderData ? 0.6 : 1 }}
        >
          <Text size="xs" c="dimmed">
            {t.preview_about()}
          </Text>
          <Facts
            of={[
              [t.shipments(), <b key="s">{num(data.shipments)}</b>],
              [t.lines(), num(data.lines)],
              [t.units(), num(data.units)],
            ]}
          />
          {data.shipments === 0 && <Text size="sm">{t.nothing_in()}</Text>}
          {actions(data.shipments > 0 && !isPlaceholderData)}
        </Stack>
      </Card>
      <Card title={t.left_out()}>
        {reasons.length === 0 ? (
          <Text size="sm" c="dimmed">
            {t.left_none()}
          </Text>
        ) : (
          <>
            <Facts of={reasons.map(([why, count]) => [whyWord(why), num(count)] as const)} />
            <Table fz="xs" mt="sm">
              <caption className="vh">{t.left_out()}</caption>
              <Table.Tbody>
                {data.examples.slice(0, SHOWN).map((one) => (
                  <Table.Tr key={one.shipment_id}>
                    <Table.Td className="mono">
                      <Link to={`/w/${warehouse}/shipments/${one.shipment_id}` as never}>{one.number}</Link>
                    </Table.Td>
                    <Table.Td>{whyWord(one.reason)}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </>
        )}
      </Card>
    </>
  );
}

// What a shop sent and what became of it. What could not be read says why, and can be read again once it is mended.
import { Button, SegmentedControl, Skeleton, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { useRead, useSend } from '@/api/queries';
import { CursorSteps, useCursors } from '@/app/cursors';
import { useMay } from '@/app/session';
import { Failure } from '@/app/Trouble';
import { done, refused } from '@/app/toast';
import { dateTime } from '@/i18n/format';
import * as t from '@/i18n/gen/shops';
import { Card } from '@/ui/Card';
import { MessageState, messageWord, type Shop, whyWord } from './words';

const LIMIT = 15;
const STATES = ['refused', 'waiting', 'translated'];

export function Messages({ shop }: { shop: Shop }) {
  const [state, setState] = useState('');
  const cursors = useCursors();
  const may = useMay();
  const query = { limit: LIMIT, cursor: cursors.at, ...(state && { state }) };
  const read = useRead(
    '/api/v1/shops/{shop_id}/messages',
    { params: { path: { shop_id: shop.id }, query } },
    { keep: true },
  );
  const retry = useSend('put', '/api/v1/shops/{shop_id}/messages/{message_id}/retry', {
    changes: ['/api/v1/shops'],
    onDone: () => done(t.message_retried()),
  });
  const again = (message: string) =>
    retry.mutate({ params: { path: { shop_id: shop.id, message_id: message } } }, { onError: refused });
  return (
    <Card
      title={t.messages()}
      flush
      actions={
        <SegmentedControl
          size="xs"
          aria-label={t.messages_view()}
          value={state}
          onChange={(value) => {
            setState(value);
            cursors.reset();
          }}
          data={[
            { value: '', label: t.messages_all() },
            ...STATES.map((value) => ({ value, label: messageWord(value) })),
          ]}
        />
      }
    >
      {read.error ? (
        <Failure error={read.error} onRetry={read.refetch} />
      ) : !read.data ? (
        <Skeleton height={320} />
      ) : read.data.items.length === 0 ? (
        <Text size="sm" c="dimmed" p="md">
          {t.messages_none()}
        </Text>
      ) : (
        <Table.ScrollContainer minWidth={560}>
          <Table horizontalSpacing="md">
            <caption className="vh">{t.messages()}</caption>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t.message_at()}</Table.Th>
                <Table.Th>{t.message_topic()}</Table.Th>
                <Table.Th>{t.message_id()}</Table.Th>
                <Table.Th>{t.message_state()}</Table.Th>
                <Table.Th>{t.message_why()}</Table.Th>
                <Table.Td />
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {read.data.items.map((one) => (
                <Table.Tr key={one.id}>
                  <Table.Td>
                    <time>{dateTime(one.received_at)}</time>
                  </Table.Td>
                  <Table.Td className="mono">{one.topic}</Table.Td>
                  <Table.Td className="mono">{one.external_id}</Table.Td>
                  <Table.Td>
                    <MessageState state={one.state} />
                  </Table.Td>
                  <Table.Td>{one.error && whyWord(one.error)}</Table.Td>
                  <Table.Td ta="right">
                    {one.state === 'refused' && may('shops:write') && (
                      <Button
                        size="compact-sm"
                        variant="light"
                        loading={retry.isPending && retry.variables?.params.path.message_id === one.id}
                        onClick={() => again(one.id)}
                        aria-label={`${t.message_retry()}: ${one.external_id}`}
                      >
                        {t.message_retry()}
                      </Button>
                    )}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      <CursorSteps cursors={cursors} next={read.data?.next_cursor} />
    </Card>
  );
}

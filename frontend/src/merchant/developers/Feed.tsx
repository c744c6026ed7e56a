// The newest events as the API gives them, the last one on top, kept up while one looks.
import { Code, Skeleton, Switch, Table, Text, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import type { Schemas } from '@/api/client';
import { useRead } from '@/api/queries';
import { Failure } from '@/app/Trouble';
import { dateTime } from '@/i18n/format';
import * as t from '@/i18n/gen/developers';
import { Card } from '@/ui/Card';
import c from './Feed.module.css';

const EVERY = 3000;
const SHOWN = 25;

export function Feed() {
  const [live, setLive] = useState(true);
  const [open, setOpen] = useState<string>();
  const read = useRead(
    '/api/v1/events/latest',
    { params: { query: { limit: SHOWN } } },
    { every: live ? EVERY : undefined },
  );
  const items = read.data?.items.toReversed();
  return (
    <Card
      title={t.feed()}
      flush
      actions={
        <Switch
          size="xs"
          label={t.feed_live()}
          checked={live}
          onChange={(event) => setLive(event.currentTarget.checked)}
        />
      }
    >
      <Text size="sm" c="dimmed" px="md" py="sm">
        {t.feed_body({ address: '/api/v1/events' })}
      </Text>
      {read.error ? (
        <Failure error={read.error} onRetry={read.refetch} />
      ) : !items ? (
        <Skeleton height={420} />
      ) : items.length === 0 ? (
        <Text size="sm" c="dimmed" px="md" pb="md">
          {t.feed_none()}
        </Text>
      ) : (
        <Table.ScrollContainer minWidth={520}>
          <Table horizontalSpacing="md">
            <caption className="vh">{t.feed()}</caption>
            <Table.Tbody>
              {items.map((item) => (
                <Line
                  key={item.id}
                  item={item}
                  opened={open === item.id}
                  onToggle={() => setOpen(open === item.id ? undefined : item.id)}
                />
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </Card>
  );
}

function Line({ item, opened, onToggle }: { item: Schemas['FeedItem']; opened: boolean; onToggle: () => void }) {
  return (
    <>
      <Table.Tr>
        <Table.Td w={90} ta="right" className="mono">
          {item.seq}
        </Table.Td>
        <Table.Td>
          <UnstyledButton
            className={`mono ${c.name}`}
            onClick={onToggle}
            aria-expanded={opened}
            aria-label={t.feed_show({ name: item.name })}
          >
            {item.name}
          </UnstyledButton>
        </Table.Td>
        <Table.Td className="mono">{item.subject_type}</Table.Td>
        <Table.Td>{item.actor}</Table.Td>
        <Table.Td ta="right">
          <time>{dateTime(item.occurred_at)}</time>
        </Table.Td>
      </Table.Tr>
      {opened && (
        <Table.Tr>
          <Table.Td colSpan={5}>
            <Code block>{JSON.stringify(item, null, 2)}</Code>
          </Table.Td>
        </Table.Tr>
      )}
    </>
  );
}

// Keys of machines: the same on both sides. A key is shown once, when it is made.
import { Button, Skeleton, Table, Text, Tooltip } from '@mantine/core';
import { IconKey, IconPlus } from '@tabler/icons-react';
import type { Schemas } from '@/api/client';
import { useRead, useSend } from '@/api/queries';
import { ago, day } from '@/i18n/format';
import * as common from '@/i18n/gen/common';
import * as t from '@/i18n/gen/keys';
import { Card } from '@/ui/Card';
import { Empty } from '@/ui/Empty';
import { later } from '@/ui/later';
import { Pill, type Tone } from '@/ui/Pill';
import { confirm } from '../confirming';
import { useDoing } from '../doing';
import { atDoor, useSide } from '../side';
import { Failure } from '../Trouble';
import { done, refused } from '../toast';
import { type KeyState, keyState } from './scopes';

const KeyForm = later(
  () => import('./KeyForm'),
  (found) => found.KeyForm,
);

const STATE: Record<KeyState, [() => string, Tone]> = {
  live: [t.state_live, 'good'],
  revoked: [t.state_revoked, 'off'],
  expired: [t.state_expired, 'off'],
};

export function ApiKeys() {
  const side = useSide();
  const { doing, open, close } = useDoing();
  const read = useRead(atDoor(side, '/api-keys'));
  const create = (
    <Button leftSection={<IconPlus size={15} />} onClick={() => open('key')}>
      {t.create()}
    </Button>
  );
  return (
    <Card title={t.title()} flush actions={create}>
      {read.error ? (
        <Failure error={read.error} onRetry={read.refetch} />
      ) : !read.data ? (
        <Skeleton height={200} />
      ) : read.data.length === 0 ? (
        <Empty icon={<IconKey size={22} />} title={t.empty()} body={t.empty_body()} />
      ) : (
        <Table.ScrollContainer minWidth={640}>
          <Table horizontalSpacing="md" verticalSpacing="sm">
            <caption className="vh">{t.title()}</caption>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t.name()}</Table.Th>
                <Table.Th>{t.key()}</Table.Th>
                <Table.Th>{t.scopes()}</Table.Th>
                <Table.Th>{t.created()}</Table.Th>
                <Table.Th>{t.last_used()}</Table.Th>
                <Table.Th>{t.state()}</Table.Th>
                <Table.Td />
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {read.data.map((key) => (
                <Key key={key.id} of={key} />
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      {doing === 'key' && <KeyForm onClose={close} />}
    </Card>
  );
}

function Key({ of: key }: { of: Schemas['ApiKeyView'] }) {
  const side = useSide();
  const revoke = useSend('delete', atDoor(side, '/api-keys/{key_id}'), { changes: [atDoor(side, '/api-keys')] });
  const { name } = key;
  const state = keyState(key);
  const ask = () =>
    confirm({
      title: t.revoke_title({ name }),
      body: t.revoke_body(),
      go: t.revoke(),
      back: common.cancel(),
      grave: true,
      onGo: () =>
        revoke.mutate(
          { params: { path: { key_id: key.id } } },
          { onSuccess: () => done(t.revoked({ name })), onError: refused },
        ),
    });
  return (
    <Table.Tr>
      <Table.Td>
        <Text size="sm" fw={550}>
          {name}
        </Text>
      </Table.Td>
      <Table.Td className="mono">{key.prefix}…</Table.Td>
      <Table.Td>
        <Tooltip label={key.scopes.join(', ')} multiline maw={320}>
          <Text size="sm" component="span" tabIndex={0}>
            {t.scopes_n({ n: key.scopes.length })}
          </Text>
        </Tooltip>
      </Table.Td>
      <Table.Td>
        <time>{day(key.created_at)}</time>
        <Text size="xs" c="dimmed">
          {key.created_by}
        </Text>
      </Table.Td>
      <Table.Td>{key.last_used_at ? ago(key.last_used_at) : t.unused()}</Table.Td>
      <Table.Td>
        <Pill tone={STATE[state][1]}>{STATE[state][0]()}</Pill>
        {state === 'live' && key.expires_at && (
          <Text size="xs" c="dimmed">
            {t.expires()} {day(key.expires_at)}
          </Text>
        )}
      </Table.Td>
      <Table.Td ta="right">
        {state === 'live' && (
          <Button
            size="compact-sm"
            variant="subtle"
            color="red"
            loading={revoke.isPending}
            onClick={ask}
            aria-label={t.revoke_of({ name })}
          >
            {t.revoke()}
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  );
}

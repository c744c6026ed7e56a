// Who has a role here: the same on both sides.
import { ActionIcon, Avatar, Button, Group, NativeSelect, Skeleton, Table, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconUserPlus, IconX } from '@tabler/icons-react';
import { useRead, useSend } from '@/api/queries';
import * as common from '@/i18n/gen/common';
import * as t from '@/i18n/gen/people';
import { Card } from '@/ui/Card';
import { later } from '@/ui/later';
import { Pill } from '@/ui/Pill';
import { confirm } from '../confirming';
import { useDoing } from '../doing';
import { type Membership, useMay, useMe } from '../session';
import { atDoor, useSide } from '../side';
import { Failure } from '../Trouble';
import { done, refused } from '../toast';
import { givable, roleWord } from './roles';

const InviteForm = later(
  () => import('./InviteForm'),
  (found) => found.InviteForm,
);

export function Members() {
  const narrow = useMediaQuery('(max-width: 47.99em)', undefined, { getInitialValueInEffect: false });
  const side = useSide();
  const may = useMay();
  const { doing, open, close } = useDoing();
  const read = useRead(atDoor(side, '/members'));
  if (read.error) return <Failure error={read.error} onRetry={read.refetch} />;
  return (
    <Card
      title={t.members()}
      flush
      actions={
        may('members:write') && (
          <Button leftSection={<IconUserPlus size={15} />} onClick={() => open('invite')}>
            {t.invite()}
          </Button>
        )
      }
    >
      {read.data && narrow ? (
        <ul className="row-cards" aria-label={t.members()}>
          {read.data.map((member) => (
            <Member key={member.id} member={member} card />
          ))}
        </ul>
      ) : read.data ? (
        <Table horizontalSpacing="md" verticalSpacing="sm">
          <caption className="vh">{t.members()}</caption>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t.name()}</Table.Th>
              <Table.Th>{t.email()}</Table.Th>
              <Table.Th w={180}>{t.role()}</Table.Th>
              <Table.Td w={52} />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {read.data.map((member) => (
              <Member key={member.id} member={member} />
            ))}
          </Table.Tbody>
        </Table>
      ) : (
        <Skeleton height={220} />
      )}
      {may('members:write') && doing === 'invite' && <InviteForm onClose={close} />}
    </Card>
  );
}

function Member({ member, card = false }: { member: Membership; card?: boolean }) {
  const side = useSide();
  const may = useMay();
  const me = useMe();
  const { user_name: name, id, role } = member;
  const changes = [atDoor(side, '/members')];
  const grant = useSend('put', atDoor(side, '/members/{membership_id}/role'), { changes });
  const remove = useSend('delete', atDoor(side, '/members/{membership_id}'), { changes });
  const isMe = member.user_id === me.user_id;
  const mayChange = may('members:write') && !isMe && (role !== 'owner' || may('owners:write'));
  const params = { path: { membership_id: id } };
  const give = (next: string) =>
    grant.mutate(
      { params, body: { role: next } },
      { onSuccess: () => done(t.role_saved({ name, role: roleWord(next) })), onError: refused },
    );
  const ask = () =>
    confirm({
      title: t.remove_title({ name }),
      body: t.remove_body(),
      go: t.remove_do(),
      back: common.cancel(),
      grave: true,
      onGo: () => remove.mutate({ params }, { onSuccess: () => done(t.removed({ name })), onError: refused }),
    });
  const who = (
    <Group gap={10} wrap="nowrap">
      <Avatar size={28} radius="xl" color="ai" variant="light" aria-hidden>
        {[...name][0]}
      </Avatar>
      <Text size="sm" fw={550}>
        {name}
      </Text>
      {isMe && <Pill>{t.you()}</Pill>}
    </Group>
  );
  const does = mayChange ? (
    <NativeSelect
      size="xs"
      aria-label={t.role_of({ name })}
      data={givable(side, may('owners:write')).map((value) => ({ value, label: roleWord(value) }))}
      value={role}
      disabled={grant.isPending}
      onChange={(event) => give(event.currentTarget.value)}
    />
  ) : (
    roleWord(role)
  );
  const leaves = mayChange && (
    <ActionIcon
      variant="subtle"
      color="gray"
      loading={remove.isPending}
      onClick={ask}
      aria-label={t.remove({ name })}
      title={t.remove({ name })}
    >
      <IconX size={15} />
    </ActionIcon>
  );
  if (card)
    return (
      <li className="row-card">
        {who}
        <span>{leaves}</span>
        <small>{member.user_email}</small>
        <span>{does}</span>
      </li>
    );
  return (
    <Table.Tr>
      <Table.Td>{who}</Table.Td>
      <Table.Td>{member.user_email}</Table.Td>
      <Table.Td>{does}</Table.Td>
      <Table.Td>{leaves}</Table.Td>
    </Table.Tr>
  );
}

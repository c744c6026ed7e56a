// The walks of a wave: who walks each, and how far it is. The control room gives a walk to somebody else here.
import { Select, Table, Text } from '@mantine/core';
import { useRead, useSend } from '@/api/queries';
import { useMay } from '@/app/session';
import { done, refused } from '@/app/toast';
import { num } from '@/i18n/format';
import * as t from '@/i18n/gen/waves';
import { Meter } from '@/ui/Meter';
import type { PickList } from './words';

export function PickLists({ lists, going }: { lists: readonly PickList[]; going: boolean }) {
  const may = useMay();
  const assigns = going && may('waves:write') && may('members:read');
  if (lists.length === 0)
    return (
      <Text size="sm" c="dimmed" p="md">
        {t.no_lists()}
      </Text>
    );
  return (
    <Table.ScrollContainer minWidth={560}>
      <Table horizontalSpacing="md">
        <caption className="vh">{t.pick_lists()}</caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t.pick_list()}</Table.Th>
            <Table.Th>{t.picker()}</Table.Th>
            <Table.Th w={210}>{t.progress()}</Table.Th>
            <Table.Th ta="right">{t.stops_left()}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {lists.map((one) => (
            <Table.Tr key={one.id}>
              <Table.Td className="mono">{one.number}</Table.Td>
              <Table.Td>{assigns && one.picks_open > 0 ? <Assign list={one} /> : (one.picker ?? t.nobody())}</Table.Td>
              <Table.Td>
                <Meter done={one.units_picked} total={one.units} label={one.number} />
              </Table.Td>
              <Table.Td ta="right">
                {num(one.picks_open)} / {num(one.picks)}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

const PICKS = ['owner', 'manager', 'floor'];

function Assign({ list }: { list: PickList }) {
  const members = useRead('/api/operator/v1/members').data ?? [];
  const people = members.filter((one) => PICKS.includes(one.role));
  const assign = useSend('put', '/api/operator/v1/pick-lists/{pick_list_id}/assignment', {
    changes: ['/api/operator/v1/waves', '/api/operator/v1/today'],
    onDone: (given) => done(t.assigned({ list: given.number, name: given.picker ?? '' })),
  });
  return (
    <Select
      size="xs"
      w={190}
      aria-label={t.assign({ list: list.number })}
      placeholder={list.picker ?? t.nobody()}
      disabled={assign.isPending}
      data={people.map((one) => ({ value: one.id, label: one.user_name }))}
      value={people.find((one) => one.user_name === list.picker)?.id ?? null}
      onChange={(membership_id) =>
        membership_id &&
        assign.mutate({ params: { path: { pick_list_id: list.id } }, body: { membership_id } }, { onError: refused })
      }
    />
  );
}

// Beside the tabs of a list: keep the present filters as a view, or change the one that is open.
import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconBookmarkPlus, IconDots, IconPencil, IconTrash } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useSend } from '@/api/queries';
import * as t from '@/i18n/gen/views';
import { later } from '@/ui/later';
import { filtersOf, sameFilters } from '../question';
import { atDoor, useSide } from '../side';
import { done, refused } from '../toast';
import type { View } from '../ViewTabs';
import { type SavedView, searchOf } from './saved';

const ViewForm = later(
  () => import('./ViewForm'),
  (found) => found.ViewForm,
);

interface Props {
  screen: string;
  search: object;
  /** The views that come with the product: what they show needs no saving. */
  system: readonly View[];
  saved: readonly SavedView[];
}

export function SavedViews({ screen, search, system, saved }: Props) {
  const [form, setForm] = useState<'new' | 'change'>();
  const current = saved.find((view) => sameFilters(searchOf(view.query), search));
  const known = current || system.some((view) => sameFilters(view.filters, search));
  const filtered = Object.keys(filtersOf(search)).length > 0;
  return (
    <>
      {filtered && !known && (
        <Button
          variant="subtle"
          size="compact-sm"
          fz="xs"
          ml={6}
          flex="none"
          leftSection={<IconBookmarkPlus size={15} />}
          onClick={() => setForm('new')}
        >
          {t.save()}
        </Button>
      )}
      {current?.may_change && <ViewMenu view={current} onRename={() => setForm('change')} />}
      {form && (
        <ViewForm
          screen={screen}
          search={search}
          view={form === 'change' ? current : undefined}
          onClose={() => setForm(undefined)}
        />
      )}
    </>
  );
}

function ViewMenu({ view, onRename }: { view: SavedView; onRename: () => void }) {
  const path = atDoor(useSide(), '/views/{view_id}');
  const go = useNavigate();
  const drop = useSend('delete', path, {
    changes: [atDoor(useSide(), '/views')],
    onDone: () => {
      done(t.deleted());
      void go({ to: '.', search: {} as never });
    },
  });
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={t.change({ name: view.name })}>
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{view.scope === 'team' ? t.of_team({ name: view.author_name }) : view.name}</Menu.Label>
        <Menu.Item leftSection={<IconPencil size={15} />} onClick={onRename}>
          {t.rename()}
        </Menu.Item>
        <Menu.Item
          color="red"
          leftSection={<IconTrash size={15} />}
          onClick={() => drop.mutate({ params: { path: { view_id: view.id } } }, { onError: refused })}
        >
          {t.delete_()}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

// The name of a view, and whether it is the team's.
import { Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import { explain } from '@/api/problem';
import { useSend } from '@/api/queries';
import * as common from '@/i18n/gen/common';
import * as t from '@/i18n/gen/views';
import { SideForm } from '@/ui/SideForm';
import { atDoor, useSide } from '../side';
import { done } from '../toast';
import { queryOf, type SavedView } from './saved';

interface Props {
  screen: string;
  search: object;
  view?: SavedView;
  onClose: () => void;
}

export function ViewForm({ screen, search, view, onClose }: Props) {
  const side = useSide();
  const [name, setName] = useState(view?.name ?? '');
  const [team, setTeam] = useState(view?.scope === 'team');
  const [tried, setTried] = useState(false);
  const options = {
    changes: [atDoor(side, '/views')],
    onDone: () => {
      done(t.saved());
      onClose();
    },
  };
  const add = useSend('post', atDoor(side, '/views'), options);
  const change = useSend('patch', atDoor(side, '/views/{view_id}'), options);
  const scope = team ? 'team' : 'mine';
  const save = () => {
    setTried(true);
    if (!name.trim()) return;
    if (view)
      change.mutate({
        params: { path: { view_id: view.id }, header: { 'If-Match': `"${view.version}"` } },
        body: { name: name.trim(), scope },
      });
    else add.mutate({ body: { screen, name: name.trim(), query: queryOf(search), scope } });
  };
  const error = add.error ?? change.error;
  return (
    <SideForm
      opened
      title={view ? t.rename() : t.save_title()}
      onClose={onClose}
      submit={common.save()}
      busy={add.isPending || change.isPending}
      refusal={error ? explain(error) : undefined}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <TextInput
        label={t.name()}
        data-autofocus
        value={name}
        maxLength={100}
        onChange={(event) => setName(event.currentTarget.value)}
        error={tried && !name.trim() ? common.required() : undefined}
      />
      <Switch label={t.team()} checked={team} onChange={(event) => setTeam(event.currentTarget.checked)} />
    </SideForm>
  );
}

// Every browser that is signed in, and the way to end it: one, or all at once.
import { Button, Group, Skeleton, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { Schemas } from '@/api/client';
import { queries, useRead, useSend } from '@/api/queries';
import { ago } from '@/i18n/format';
import * as t from '@/i18n/gen/account';
import * as common from '@/i18n/gen/common';
import { Card } from '@/ui/Card';
import { Pill } from '@/ui/Pill';
import { confirm } from '../confirming';
import { Failure } from '../Trouble';
import { done, refused } from '../toast';
import { browserOf } from './agents';
import c from './Me.module.css';

export function SessionsCard() {
  const go = useNavigate();
  const read = useRead('/api/session/all');
  const all = useSend('delete', '/api/session/all', {
    // Gone from the page first: what still stood on it would ask again, and be told that the session has ended.
    onDone: () => void go({ to: '/login' }).then(() => queries.clear()),
  });
  const ask = () =>
    confirm({
      title: t.session_all_title(),
      body: t.session_all_body(),
      go: t.session_all(),
      back: common.cancel(),
      grave: true,
      onGo: () => all.mutate({}, { onError: refused }),
    });
  return (
    <Card
      title={t.sessions()}
      actions={
        <Button variant="default" loading={all.isPending} onClick={ask}>
          {t.session_all()}
        </Button>
      }
    >
      {read.error ? (
        <Failure error={read.error} onRetry={read.refetch} />
      ) : !read.data ? (
        <Skeleton height={110} />
      ) : (
        read.data.map((one) => <Open key={one.id} session={one} />)
      )}
    </Card>
  );
}

function Open({ session }: { session: Schemas['OpenSession'] }) {
  const end = useSend('delete', '/api/session/all/{session_id}', {
    changes: ['/api/session/all'],
    onDone: () => done(t.session_ended()),
  });
  const known = browserOf(session.user_agent);
  const name = known ? t.browser(known) : t.browser_unknown();
  return (
    <Group className={c.session} justify="space-between" wrap="nowrap">
      <div>
        <Group gap={8}>
          <Text size="sm" fw={550}>
            {name}
          </Text>
          {session.this && <Pill tone="good">{t.session_this()}</Pill>}
        </Group>
        <Text size="xs" c="dimmed">
          {t.session_seen({ ago: ago(session.last_seen_at), address: session.address })}
        </Text>
      </div>
      {!session.this && (
        <Button
          size="compact-sm"
          variant="subtle"
          loading={end.isPending}
          onClick={() => end.mutate({ params: { path: { session_id: session.id } } }, { onError: refused })}
          aria-label={t.session_end_of({ name })}
        >
          {t.session_end()}
        </Button>
      )}
    </Group>
  );
}

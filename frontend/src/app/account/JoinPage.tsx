// The page behind an invitation: who has an account gives its password, who has none makes one.
import { Alert, Button, Loader, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { Schemas } from '@/api/client';
import { explain } from '@/api/problem';
import { useRead, useSend } from '@/api/queries';
import { dateTime } from '@/i18n/format';
import * as t from '@/i18n/gen/account';
import { useLanguage } from '../language';
import { roleWord } from '../people/roles';
import { useWelcome } from '../preferences';
import { homeOf } from '../session';
import { Failure } from '../Trouble';
import { BrokenLink } from './BrokenLink';
import { Door } from './Door';
import c from './Door.module.css';
import { NewPasswordField, newPasswordProblem } from './NewPasswordField';
import { useFilled } from './useFilled';

export function JoinPage({ token }: { token: string }) {
  const read = useRead('/api/session/invitation', { params: { query: { token } } }, { enabled: !!token });
  const title = t.join_do();
  if (!token) return <BrokenLink title={title} />;
  if (read.error?.status === 404) return <BrokenLink title={title} head={t.join_over()} body={t.join_over_body()} />;
  if (read.error)
    return (
      <Door title={title}>
        <Failure error={read.error} onRetry={read.refetch} />
      </Door>
    );
  if (!read.data)
    return (
      <Door title={title}>
        <Stack className={c.form} align="center">
          <Loader />
        </Stack>
      </Door>
    );
  return <JoinForm token={token} invitation={read.data} />;
}

function JoinForm({ token, invitation }: { token: string; invitation: Schemas['InvitationView'] }) {
  const go = useNavigate();
  const welcome = useWelcome();
  const { language } = useLanguage();
  const { known, email, tenant_name: tenant } = invitation;
  const join = useSend('post', '/api/session/join', {
    onDone: (me) => {
      welcome(me);
      void go({ to: homeOf(me.membership ?? me.memberships[0]) });
    },
  });
  const { onSubmit, field } = useFilled(
    {
      name: (value) => (known || value.trim() ? null : t.name_missing()),
      password: (value) => (known ? (value ? null : t.password_missing()) : newPasswordProblem(value)),
    },
    ({ name, password }) => join.mutate({ body: { token, password, name: name.trim(), locale: language } }),
  );
  const title = t.join_title({ name: tenant });
  return (
    <Door title={title}>
      <form className={c.form} noValidate onSubmit={onSubmit}>
        <Title order={1}>{title}</Title>
        <Stack gap="sm" mt="md">
          <Text size="sm">
            {t.join_body({ role: roleWord(invitation.role) })} {known ? t.join_known({ email }) : t.join_new({ email })}
          </Text>
          {join.error && (
            <Alert color="red" role="alert">
              {explain(join.error)}
            </Alert>
          )}
          {/* For managers of passwords, which keep one for a mail address. */}
          <TextInput label={t.email()} size="md" readOnly value={email} autoComplete="username" />
          {known ? (
            <PasswordInput
              label={t.password()}
              autoComplete="current-password"
              size="md"
              autoFocus
              {...field('password')}
            />
          ) : (
            <>
              <TextInput label={t.name()} autoComplete="name" size="md" autoFocus {...field('name')} />
              <NewPasswordField size="md" {...field('password')} />
            </>
          )}
          <Button type="submit" size="md" loading={join.isPending}>
            {t.join_do()}
          </Button>
          <Text size="xs" c="dimmed" ta="center">
            {t.join_until({ time: dateTime(invitation.expires_at) })}
          </Text>
        </Stack>
      </form>
    </Door>
  );
}

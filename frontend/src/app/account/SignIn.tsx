import { Alert, Anchor, Button, PasswordInput, Stack, TextInput, Title } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { explain } from '@/api/problem';
import { useSend } from '@/api/queries';
import * as t from '@/i18n/gen/account';
import { useWelcome } from '../preferences';
import { homeOf } from '../session';
import { Door } from './Door';
import c from './Door.module.css';
import { looksLikeMail, useFilled } from './useFilled';

export function SignIn({ next, ended }: { next?: string; ended?: boolean }) {
  const go = useNavigate();
  const welcome = useWelcome();
  const signIn = useSend('post', '/api/session', {
    onDone: (me) => {
      welcome(me);
      void go({ to: next ?? homeOf(me.membership ?? me.memberships[0]) });
    },
  });
  const { onSubmit, field } = useFilled(
    {
      email: (value) => (looksLikeMail(value) ? null : t.email_wrong()),
      password: (value) => (value ? null : t.password_missing()),
    },
    ({ email, password }) => signIn.mutate({ body: { email: email.trim(), password } }),
  );
  return (
    <Door title={t.sign_in()}>
      <form className={c.form} noValidate onSubmit={onSubmit}>
        <Title order={1}>{t.sign_in()}</Title>
        <Stack gap="sm" mt="lg">
          {ended && !signIn.error && (
            <Alert color="yellow" role="status">
              {t.ended()}
            </Alert>
          )}
          {signIn.error && (
            <Alert color="red" role="alert">
              {explain(signIn.error)}
            </Alert>
          )}
          <TextInput label={t.email()} type="email" autoComplete="username" size="md" autoFocus {...field('email')} />
          <PasswordInput label={t.password()} autoComplete="current-password" size="md" {...field('password')} />
          <Button type="submit" size="md" loading={signIn.isPending}>
            {t.sign_in()}
          </Button>
          <Anchor component={Link} to="/forgot" size="sm" ta="center">
            {t.forgot()}
          </Anchor>
        </Stack>
      </form>
    </Door>
  );
}

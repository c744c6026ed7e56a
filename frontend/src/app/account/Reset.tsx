// The page behind the mailed link: a new password, and one is signed in.
import { Alert, Anchor, Button, Stack, Text, Title } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { explain } from '@/api/problem';
import { useSend } from '@/api/queries';
import * as t from '@/i18n/gen/account';
import { useWelcome } from '../preferences';
import { homeOf } from '../session';
import { BrokenLink } from './BrokenLink';
import { Door } from './Door';
import c from './Door.module.css';
import { NewPasswordField, newPasswordProblem } from './NewPasswordField';
import { useFilled } from './useFilled';

export function Reset({ token }: { token: string }) {
  const go = useNavigate();
  const welcome = useWelcome();
  const reset = useSend('post', '/api/session/reset', {
    onDone: (me) => {
      welcome(me);
      void go({ to: homeOf(me.membership ?? me.memberships[0]) });
    },
  });
  const { onSubmit, field } = useFilled({ password: newPasswordProblem }, ({ password }) =>
    reset.mutate({ body: { token, password } }),
  );
  if (!token) return <BrokenLink title={t.reset_title()} />;
  return (
    <Door title={t.reset_title()}>
      <form className={c.form} noValidate onSubmit={onSubmit}>
        <Title order={1}>{t.reset_title()}</Title>
        <Stack gap="sm" mt="lg">
          <Text size="sm">{t.reset_body()}</Text>
          {reset.error && (
            <Alert color="red" role="alert">
              {explain(reset.error)}{' '}
              <Anchor component={Link} to="/forgot" size="sm">
                {t.reset_again()}
              </Anchor>
            </Alert>
          )}
          <NewPasswordField size="md" autoFocus {...field('password')} />
          <Button type="submit" size="md" loading={reset.isPending}>
            {t.reset_do()}
          </Button>
        </Stack>
      </form>
    </Door>
  );
}

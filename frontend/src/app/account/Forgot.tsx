// The way back for who forgot the password. The answer is the same whether anybody has the address.
import { Alert, Anchor, Button, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconMailCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { explain } from '@/api/problem';
import { useSend } from '@/api/queries';
import * as t from '@/i18n/gen/account';
import { Door } from './Door';
import c from './Door.module.css';
import { looksLikeMail, useFilled } from './useFilled';

export function Forgot() {
  const ask = useSend('post', '/api/session/reset-request');
  const { onSubmit, field } = useFilled(
    { email: (value) => (looksLikeMail(value) ? null : t.email_wrong()) },
    ({ email }) => ask.mutate({ body: { email: email.trim() } }),
  );
  const back = (
    <Anchor component={Link} to="/login" size="sm" ta="center">
      {t.to_sign_in()}
    </Anchor>
  );
  if (ask.data)
    return (
      <Door title={t.forgot_title()}>
        <Stack className={c.form} gap="sm" role="status">
          <IconMailCheck size={32} aria-hidden />
          <Title order={1}>{t.forgot_sent()}</Title>
          <Text>
            {t.forgot_sent_body({
              email: ask.variables.body.email,
              minutes: Math.round(ask.data.valid_for / 60),
            })}
          </Text>
          {back}
        </Stack>
      </Door>
    );
  return (
    <Door title={t.forgot_title()}>
      <form className={c.form} noValidate onSubmit={onSubmit}>
        <Title order={1}>{t.forgot_title()}</Title>
        <Stack gap="sm" mt="lg">
          <Text size="sm">{t.forgot_body()}</Text>
          {ask.error && (
            <Alert color="red" role="alert">
              {explain(ask.error)}
            </Alert>
          )}
          <TextInput label={t.email()} type="email" autoComplete="username" size="md" autoFocus {...field('email')} />
          <Button type="submit" size="md" loading={ask.isPending}>
            {t.forgot_send()}
          </Button>
          {back}
        </Stack>
      </form>
    </Door>
  );
}

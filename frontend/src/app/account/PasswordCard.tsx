import { Button, Group, PasswordInput, SimpleGrid } from '@mantine/core';
import { useForm } from '@mantine/form';
import { explain } from '@/api/problem';
import { useSend } from '@/api/queries';
import * as t from '@/i18n/gen/account';
import { Card } from '@/ui/Card';
import { useMe } from '../session';
import { done } from '../toast';
import { NewPasswordField, newPasswordProblem } from './NewPasswordField';

/** Another password, for who knows the present one. Other browsers are signed out by it. */
export function PasswordCard() {
  const me = useMe();
  const form = useForm({
    initialValues: { current: '', next: '' },
    validate: {
      current: (value) => (value ? null : t.password_missing()),
      next: (value, { current }) => (value && value === current ? t.password_same() : newPasswordProblem(value)),
    },
  });
  const change = useSend('put', '/api/session/password', {
    changes: ['/api/session/all'],
    onDone: ({ ended }) => {
      done(t.password_changed({ n: ended }));
      form.reset();
    },
  });
  const save = ({ current, next }: typeof form.values) =>
    change.mutate(
      { body: { current, new: next } },
      {
        onError: (error) =>
          form.setErrors(error.code === 'weak_password' ? { next: explain(error) } : { current: explain(error) }),
      },
    );
  return (
    <Card title={t.password_change()}>
      <form noValidate onSubmit={form.onSubmit(save)}>
        <input type="hidden" name="username" autoComplete="username" value={me.email} />
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <PasswordInput
            label={t.password_current()}
            autoComplete="current-password"
            {...form.getInputProps('current')}
          />
          <NewPasswordField {...form.getInputProps('next')} />
        </SimpleGrid>
        <Group justify="flex-end" mt="sm">
          <Button type="submit" loading={change.isPending}>
            {t.password_do()}
          </Button>
        </Group>
      </form>
    </Card>
  );
}

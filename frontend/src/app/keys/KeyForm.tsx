// A key made with chosen permissions. Afterwards it stands here, this once, to be copied.
import { Alert, Button, Checkbox, Drawer, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { explain } from '@/api/problem';
import { useSend } from '@/api/queries';
import * as t from '@/i18n/gen/keys';
import { Copyable } from '@/ui/Copyable';
import { SideForm } from '@/ui/SideForm';
import { useMe } from '../session';
import { atDoor, useSide } from '../side';
import { byResource, scopesFrom } from './scopes';

const LIVES = ['', '30', '90', '365'];
const DAY = 86_400_000;

export function KeyForm({ onClose }: { onClose: () => void }) {
  const side = useSide();
  const all = scopesFrom(useMe().may);
  const form = useForm({
    initialValues: { name: '', scopes: [] as string[], life: '' },
    validate: {
      name: (value) => (value.trim() ? null : t.name_missing()),
      scopes: (value) => (value.length > 0 ? null : t.scopes_missing()),
    },
  });
  const issue = useSend('post', atDoor(side, '/api-keys'), { changes: [atDoor(side, '/api-keys')] });
  if (issue.data) return <Issued secret={issue.data.key} onClose={onClose} />;
  const save = ({ name, scopes, life }: typeof form.values) =>
    issue.mutate({
      body: {
        name: name.trim(),
        scopes,
        expires_at: life ? new Date(Date.now() + Number(life) * DAY).toISOString() : null,
      },
    });
  return (
    <SideForm
      title={t.create_title()}
      opened
      onClose={onClose}
      onSubmit={form.onSubmit(save)}
      submit={t.create()}
      busy={issue.isPending}
      refusal={issue.error ? explain(issue.error) : undefined}
    >
      <TextInput
        label={t.name()}
        description={t.name_help()}
        required
        maxLength={200}
        data-autofocus
        {...form.getInputProps('name')}
      />
      <NativeSelect
        label={t.expires()}
        data={LIVES.map((value) => ({ value, label: value ? t.days({ n: value }) : t.never() }))}
        {...form.getInputProps('life')}
      />
      <Checkbox.Group label={t.scopes()} required {...form.getInputProps('scopes')}>
        <Group gap="xs" mt={6}>
          <Button
            size="compact-xs"
            variant="default"
            onClick={() =>
              form.setFieldValue(
                'scopes',
                all.filter((scope) => scope.endsWith(':read')),
              )
            }
          >
            {t.all_read()}
          </Button>
          <Button size="compact-xs" variant="default" onClick={() => form.setFieldValue('scopes', all)}>
            {t.all()}
          </Button>
        </Group>
        <Stack gap={8} mt="sm" mb={6}>
          {byResource(all).map(({ name, scopes }) => (
            <Group key={name} justify="space-between" wrap="nowrap">
              <Text size="sm">{t.resource({ resource: name })}</Text>
              <Group gap="md" wrap="nowrap">
                {scopes.map((scope) => (
                  <Checkbox
                    key={scope}
                    value={scope}
                    size="xs"
                    label={t.action({ action: scope.split(':')[1] ?? '' })}
                    title={scope}
                  />
                ))}
              </Group>
            </Group>
          ))}
        </Stack>
      </Checkbox.Group>
    </SideForm>
  );
}

function Issued({ secret, onClose }: { secret: string; onClose: () => void }) {
  return (
    <Drawer
      opened
      onClose={onClose}
      title={t.shown_title()}
      position="right"
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
    >
      <Stack gap="md">
        <Alert color="yellow" role="alert">
          {t.shown_body()}
        </Alert>
        <Copyable text={secret} />
        <Button onClick={onClose}>{t.shown_close()}</Button>
      </Stack>
    </Drawer>
  );
}

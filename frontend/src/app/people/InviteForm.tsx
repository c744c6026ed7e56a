// Somebody invited by mail, with a role that says what it is for.
import { Radio, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { explain } from '@/api/problem';
import { useSend } from '@/api/queries';
import * as t from '@/i18n/gen/people';
import { SideForm } from '@/ui/SideForm';
import { useMay } from '../session';
import { atDoor, useSide } from '../side';
import { done } from '../toast';
import { givable, purposeOf, roleWord } from './roles';

export function InviteForm({ onClose }: { onClose: () => void }) {
  const side = useSide();
  const may = useMay();
  const roles = givable(side, may('owners:write'));
  const form = useForm({
    initialValues: { email: '', role: side === 'merchant' ? 'staff' : 'floor' },
    validate: { email: (value) => (/^\S+@\S+\.\S+$/.test(value.trim()) ? null : t.email_wrong()) },
  });
  const invite = useSend('post', atDoor(side, '/invitations'), {
    changes: [atDoor(side, '/members')],
    onDone: ({ email }) => {
      done(t.invited({ email }));
      onClose();
    },
  });
  return (
    <SideForm
      title={t.invite_title()}
      opened
      onClose={onClose}
      onSubmit={form.onSubmit(({ email, role }) => invite.mutate({ body: { email: email.trim(), role } }))}
      submit={t.invite()}
      busy={invite.isPending}
      refusal={invite.error ? explain(invite.error) : undefined}
    >
      <Text size="sm" c="dimmed">
        {t.invite_body()}
      </Text>
      <TextInput
        label={t.email()}
        type="email"
        required
        autoComplete="off"
        data-autofocus
        {...form.getInputProps('email')}
      />
      <Radio.Group label={t.role()} {...form.getInputProps('role')}>
        <Stack gap="xs" mt={6}>
          {roles.map((role) => (
            <Radio key={role} value={role} label={roleWord(role)} description={purposeOf(side, role)} />
          ))}
        </Stack>
      </Radio.Group>
    </SideForm>
  );
}

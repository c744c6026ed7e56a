// One's own account: the same in every workspace.
import { Anchor, Group, Stack, Text } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import * as t from '@/i18n/gen/account';
import { Card, Columns } from '@/ui/Card';
import { Facts } from '@/ui/Facts';
import { Page } from '@/ui/Page';
import { roleWord } from '../people/roles';
import { homeOf, useMe } from '../session';
import c from './Me.module.css';
import { PasswordCard } from './PasswordCard';
import { PreferencesCard } from './PreferencesCard';
import { SessionsCard } from './SessionsCard';
import { WorkspacesCard } from './WorkspacesCard';

export function MePage() {
  const me = useMe();
  const { membership } = me;
  return (
    <main className={c.page} id="main">
      <Group className={c.head}>
        {membership ? (
          <Anchor component={Link} to={homeOf(membership)} size="sm">
            <Group gap={6}>
              <IconArrowLeft size={15} aria-hidden /> {t.back_to({ name: membership.tenant_name })}
            </Group>
          </Anchor>
        ) : (
          <Text size="sm" fw={650}>
            Kuramori
          </Text>
        )}
      </Group>
      <Page title={t.my_account()}>
        <Columns
          main={
            <Stack gap="md">
              <PreferencesCard />
              <PasswordCard />
              <SessionsCard />
            </Stack>
          }
          side={
            <>
              <Card title={t.profile()}>
                <Facts
                  of={[
                    [t.name(), me.name],
                    [t.email(), me.email],
                  ]}
                />
              </Card>
              <WorkspacesCard roleOf={(one) => t.role_at({ name: one.tenant_name, role: roleWord(one.role) })} />
            </>
          }
        />
      </Page>
    </main>
  );
}

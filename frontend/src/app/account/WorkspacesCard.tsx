// Where one works, and the way there.
import { Anchor, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import * as t from '@/i18n/gen/account';
import { Card } from '@/ui/Card';
import { homeOf, type Membership, useMe } from '../session';

export function WorkspacesCard({ roleOf }: { roleOf: (membership: Membership) => string }) {
  const { memberships } = useMe();
  return (
    <Card title={t.choose_workspace()}>
      {memberships.length === 0 ? (
        <>
          <Text fw={600}>{t.no_workspace()}</Text>
          <Text size="sm" c="dimmed">
            {t.no_workspace_body()}
          </Text>
        </>
      ) : (
        <Stack gap={8}>
          {memberships.map((membership) => (
            <Anchor key={membership.id} component={Link} to={homeOf(membership)} size="sm">
              {roleOf(membership)}
            </Anchor>
          ))}
        </Stack>
      )}
    </Card>
  );
}

// The head of every page: crumb, title with state, page actions; and the title of the browser's tab.
import { Group, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

interface Props {
  title: string;
  /** Beside the title: a pill, a number to copy. */
  beside?: ReactNode;
  /** Above the title: the way back. */
  crumb?: ReactNode;
  sub?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}

export function Page({ title, beside, crumb, sub, actions, children }: Props) {
  return (
    <div>
      <title>{`${title} · Kuramori`}</title>
      <Group justify="space-between" align="flex-end" mb="md" gap="sm" wrap="wrap">
        <div>
          {crumb && (
            <Text component="div" size="sm" c="dimmed" mb={2}>
              {crumb}
            </Text>
          )}
          <Group gap={10} align="center">
            <Title order={1}>{title}</Title>
            {beside}
          </Group>
          {sub && (
            <Text component="div" size="sm" c="dimmed" mt={2}>
              {sub}
            </Text>
          )}
        </div>
        {actions && (
          <Group gap={8} className="no-print">
            {actions}
          </Group>
        )}
      </Group>
      {children}
    </div>
  );
}

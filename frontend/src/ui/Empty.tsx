// A place with nothing in it: what this is, why it is empty, and the one thing to do.
import { Stack, Text, ThemeIcon } from '@mantine/core';
import type { ReactNode } from 'react';

export interface EmptyProps {
  icon: ReactNode;
  title: string;
  body?: string;
  action?: ReactNode;
  /** Where it stands in place of a whole page, its title is the page's. */
  page?: boolean;
}

export function Empty({ icon, title, body, action, page }: EmptyProps) {
  return (
    <Stack align="center" gap={8} py={64} px="md" ta="center">
      <ThemeIcon size={44} radius="xl" variant="light" color="gray">
        {icon}
      </ThemeIcon>
      <Text fw={600} mt={4} component={page ? 'h1' : 'p'} m={0}>
        {title}
      </Text>
      {body && (
        <Text size="sm" c="dimmed" maw={420}>
          {body}
        </Text>
      )}
      {action}
    </Stack>
  );
}

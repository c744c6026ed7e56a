// A form at the side of the page that it changes. It opens by its address, so that a link or the way back work.
import { Alert, Button, Drawer, Group, Stack } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { FormEvent, ReactNode } from 'react';
import * as t from '@/i18n/gen/common';

interface Props {
  title: string;
  opened: boolean;
  onClose: () => void;
  onSubmit: (event: FormEvent<HTMLFormElement>) => void;
  submit: string;
  busy?: boolean;
  /** Why the last try was refused, in words. */
  refusal?: string;
  danger?: boolean;
  wide?: boolean;
  children: ReactNode;
}

export function SideForm(p: Props) {
  return (
    <Drawer
      opened={p.opened}
      onClose={p.onClose}
      title={p.title}
      position="right"
      size={p.wide ? 'xl' : 'md'}
      closeButtonProps={{ 'aria-label': t.close() }}
    >
      <form noValidate onSubmit={p.onSubmit}>
        <Stack gap="sm">
          {p.refusal && (
            <Alert color="red" icon={<IconAlertTriangle size={18} />} role="alert">
              {p.refusal}
            </Alert>
          )}
          {p.children}
          <Group justify="flex-end" mt="xs">
            <Button variant="default" onClick={p.onClose}>
              {t.cancel()}
            </Button>
            <Button type="submit" loading={p.busy} color={p.danger ? 'red' : undefined}>
              {p.submit}
            </Button>
          </Group>
        </Stack>
      </form>
    </Drawer>
  );
}

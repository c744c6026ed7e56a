// Long work under way and done.
import { ActionIcon, Popover, Text } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import * as t from '@/i18n/gen/shell';
import type { Workspace } from './nav';

export function Tray(_: { side: Workspace['side'] }) {
  return (
    <Popover position="bottom-end" width={340}>
      <Popover.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t.jobs()}>
          <IconBell size={19} stroke={1.7} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <Text size="sm" c="dimmed" ta="center" py="md">
          {t.jobs_none()}
        </Text>
      </Popover.Dropdown>
    </Popover>
  );
}

// A notice with the way back: shown long enough to be pressed.
import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import * as t from '@/i18n/gen/common';

export function undoable(message: string, undo: () => void) {
  const id = notifications.show({
    autoClose: 10_000,
    closeButtonProps: { 'aria-label': t.close() },
    message: (
      <Group justify="space-between" wrap="nowrap" gap="sm">
        <Text size="sm">{message}</Text>
        <Button
          size="compact-xs"
          variant="default"
          onClick={() => {
            notifications.hide(id);
            undo();
          }}
        >
          {t.undo()}
        </Button>
      </Group>
    ),
  });
}

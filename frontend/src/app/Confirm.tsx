import { Button, Group, Modal, Text } from '@mantine/core';
import { useRef, useSyncExternalStore } from 'react';
import * as t from '@/i18n/gen/common';
import { useOpened } from '@/ui/later';
import { answered, onQuestion, type Question, question } from './confirming';

/** The dialog of every question; while it goes away it still shows the last one. */
export function Confirm() {
  const now = useSyncExternalStore(onQuestion, question);
  const last = useRef<Question>(null);
  if (now) last.current = now;
  const shown = last.current;
  const opened = useOpened(now !== null);
  return (
    <Modal opened={opened} onClose={answered} title={shown?.title} closeButtonProps={{ 'aria-label': t.close() }}>
      <Text size="sm" mb="md">
        {shown?.body}
      </Text>
      <Group justify="flex-end">
        <Button variant="default" onClick={answered}>
          {shown?.back}
        </Button>
        <Button
          color={shown?.grave ? 'red' : undefined}
          onClick={() => {
            answered();
            shown?.onGo();
          }}
        >
          {shown?.go}
        </Button>
      </Group>
    </Modal>
  );
}

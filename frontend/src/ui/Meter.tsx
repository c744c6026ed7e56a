// How far something has come: a bar with its numbers, said to a reader of the screen as well.
import { Group, Progress, Text } from '@mantine/core';
import { num } from '@/i18n/format';

export function Meter({ done, total, label, color }: { done: number; total: number; label: string; color?: string }) {
  const share = total > 0 ? Math.min(100, (done / total) * 100) : 0;
  return (
    <Group gap={8} wrap="nowrap">
      <Progress.Root size="sm" flex={1} miw={60}>
        <Progress.Section value={share} color={color} aria-label={label} />
      </Progress.Root>
      <Text size="xs" c="dimmed" className="num">
        {num(done)} / {num(total)}
      </Text>
    </Group>
  );
}

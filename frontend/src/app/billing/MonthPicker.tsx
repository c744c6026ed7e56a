import { ActionIcon, Group, Text } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { month as monthWord, today } from '@/i18n/format';
import * as t from '@/i18n/gen/billing';

/** The month so many months away: step('2026-01', -1) is 2025-12. */
export function step(month: string, by: number) {
  const [year, number] = month.split('-').map(Number) as [number, number];
  const at = new Date(Date.UTC(year, number - 1 + by, 1));
  return at.toISOString().slice(0, 7);
}

export const thisMonth = () => today().slice(0, 7);

/** One month, stepped; none after the present one. */
export function MonthPicker({ value, onChange }: { value: string; onChange: (month: string) => void }) {
  const former = step(value, -1);
  const next = step(value, 1);
  return (
    <Group gap={4} role="group" aria-label={t.month()}>
      <ActionIcon variant="default" size={30} onClick={() => onChange(former)} aria-label={monthWord(former)}>
        <IconChevronLeft size={15} />
      </ActionIcon>
      <Text size="sm" fw={600} miw={110} ta="center" aria-live="polite">
        {monthWord(value)}
      </Text>
      <ActionIcon
        variant="default"
        size={30}
        disabled={next > thisMonth()}
        onClick={() => onChange(next)}
        aria-label={monthWord(next)}
      >
        <IconChevronRight size={15} />
      </ActionIcon>
    </Group>
  );
}

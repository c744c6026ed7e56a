// For how many days there is enough: a bar of sixty days, its colour never without its number.
import { Group, Progress, Text } from '@mantine/core';
import { num } from '@/i18n/format';
import * as t from '@/i18n/gen/stock';

const SCALE = 60;
const colorOf = (days: number) => (days < 7 ? 'red' : days < 14 ? 'yellow' : 'teal');

interface Props {
  days: number | null | undefined;
  /** The whole sentence, outside of a column that says what the number is. */
  said?: boolean;
}

export function DaysLeft({ days, said }: Props) {
  if (days === undefined) return null;
  if (days === null)
    return (
      <Text size="xs" c="dimmed">
        {t.no_sales()}
      </Text>
    );
  const n = Math.floor(days);
  const short = n > 365 ? t.days_many({ n: num(365) }) : t.days_n({ n });
  return (
    <Group gap={8} wrap="nowrap" miw={0}>
      <Progress.Root size="sm" w={said ? 90 : undefined} flex={said ? undefined : 1} miw={40}>
        <Progress.Section
          value={Math.min(100, (days / SCALE) * 100)}
          color={colorOf(days)}
          aria-label={t.days_left()}
        />
      </Progress.Root>
      <Text size="xs" className="num" fw={n < 7 ? 650 : undefined} style={{ whiteSpace: 'nowrap' }}>
        {said ? t.days_said({ n }) : short}
      </Text>
    </Group>
  );
}

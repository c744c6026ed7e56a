import { Group } from '@mantine/core';
import { day, today } from '@/i18n/format';
import * as t from '@/i18n/gen/stock';
import { Pill } from '@/ui/Pill';
import { daysBetween, urgency } from './expiry';

/** The date of a lot, with how near it is where that matters. */
export function Expiry({ on }: { on: string | null | undefined }) {
  if (!on) return <span>{t.no_expiry()}</span>;
  const left = daysBetween(today(), on);
  const tone = urgency(left);
  return (
    <Group gap={8} wrap="nowrap">
      <time dateTime={on}>{day(on)}</time>
      {tone && <Pill tone={tone}>{left < 0 ? t.expired() : t.expires_in({ n: left })}</Pill>}
    </Group>
  );
}

import { ActionIcon, Group, NativeSelect, Text } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconChevronsLeft } from '@tabler/icons-react';
import { num } from '@/i18n/format';
import * as t from '@/i18n/gen/list';
import c from './List.module.css';
import type { Position, Walk } from './paging';

/** How many there are: exact, or "at least" where the API stopped counting. */
export interface Total {
  count: number;
  atLeast?: boolean;
}

interface Props {
  walk: Walk;
  shown: number;
  size: number;
  total?: Total;
  onGo: (to: Position) => void;
  onSize: (size: number) => void;
}

const SIZES = ['25', '50', '100', '200'];

export function Pager({ walk, shown, size, total, onGo, onSize }: Props) {
  const from = (walk.page - 1) * size + 1;
  const of = total ? num(total.count) + (total.atLeast ? '+' : '') : undefined;
  const range = { from: num(from), to: num(from + shown - 1) };
  const words = shown === 0 ? '' : of ? t.range_of({ ...range, total: of }) : t.range(range);
  const step = (to: Position | undefined, label: string, icon: React.ReactNode) => (
    <ActionIcon variant="default" size={30} disabled={!to} onClick={() => to && onGo(to)} aria-label={label}>
      {icon}
    </ActionIcon>
  );
  return (
    <footer className={`${c.footer} no-print`}>
      <Text size="sm" c="dimmed" className="num" aria-live="polite">
        {words}
      </Text>
      <Group gap={8}>
        <NativeSelect
          size="xs"
          w={78}
          data={SIZES}
          value={String(size)}
          onChange={(event) => onSize(Number(event.currentTarget.value))}
          aria-label={t.page_size()}
          visibleFrom="xs"
        />
        {step(walk.first, t.page_first(), <IconChevronsLeft size={16} />)}
        {step(walk.previous, t.page_previous(), <IconChevronLeft size={16} />)}
        {step(walk.next, t.page_next(), <IconChevronRight size={16} />)}
      </Group>
    </footer>
  );
}

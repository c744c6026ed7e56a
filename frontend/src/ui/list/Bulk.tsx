import { ActionIcon, Text } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { num } from '@/i18n/format';
import * as t from '@/i18n/gen/list';
import c from './List.module.css';
import type { Total } from './Pager';

interface Props {
  count: number;
  /** The whole page is ticked and there is more behind it. */
  more: boolean;
  total?: Total;
  onAll: () => void;
  onClear: () => void;
  children: ReactNode;
}

export function Bulk({ count, more, total, onAll, onClear, children }: Props) {
  const label = t.selected({ n: num(count) });
  return (
    <div className={`${c.bulk} no-print`} role="toolbar" aria-label={label}>
      <Text size="sm" fw={600} className={`num ${c.count}`}>
        {label}
      </Text>
      {more && total && (
        <button type="button" className={c.allLink} onClick={onAll}>
          {t.select_all({ total: num(total.count) + (total.atLeast ? '+' : '') })}
        </button>
      )}
      <i />
      {children}
      <ActionIcon
        variant="transparent"
        c="#c9d2e0"
        onClick={onClear}
        aria-label={t.select_none()}
        title={t.select_none()}
      >
        <IconX size={16} />
      </ActionIcon>
    </div>
  );
}

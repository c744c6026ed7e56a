// The column chooser: show, hide, move, and how dense rows are.
import { ActionIcon, Button, Checkbox, Group, Popover, SegmentedControl } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconColumns3 } from '@tabler/icons-react';
import * as t from '@/i18n/gen/list';
import { type Column, inOrder, type Layout, layoutOf, moved } from './columns';
import c from './List.module.css';

interface Props<T> {
  columns: readonly Column<T>[];
  layout: Layout;
  onChange: (layout: Layout) => void;
}

export function Columns<T>({ columns, layout, onChange }: Props<T>) {
  const all = inOrder(columns, layout);
  const toggle = (id: string, shown: boolean) =>
    onChange({ ...layout, hidden: shown ? layout.hidden.filter((one) => one !== id) : [...layout.hidden, id] });
  const arrow = (column: Column<T>, by: number, disabled: boolean) => (
    <ActionIcon
      size={24}
      variant="subtle"
      color="gray"
      disabled={disabled}
      onClick={() => onChange(moved(columns, layout, column.id, by))}
      aria-label={by < 0 ? t.column_up({ column: column.label() }) : t.column_down({ column: column.label() })}
    >
      {by < 0 ? <IconChevronUp size={13} /> : <IconChevronDown size={13} />}
    </ActionIcon>
  );
  return (
    <Popover position="bottom-end" width={270} trapFocus>
      <Popover.Target>
        <Button variant="default" leftSection={<IconColumns3 size={15} />} className={c.colBtn} visibleFrom="sm">
          {t.columns()}
        </Button>
      </Popover.Target>
      <Popover.Dropdown p={8}>
        <div className={c.cols}>
          {all.map((column, n) => (
            <div key={column.id} className={c.colRow}>
              <Checkbox
                size="xs"
                label={column.label()}
                disabled={column.fixed}
                checked={column.fixed || !layout.hidden.includes(column.id)}
                onChange={(event) => toggle(column.id, event.currentTarget.checked)}
              />
              <span>
                {arrow(column, -1, n === 0)}
                {arrow(column, 1, n === all.length - 1)}
              </span>
            </div>
          ))}
        </div>
        <Group justify="space-between" mt={8} pt={8} className={c.density}>
          <SegmentedControl
            size="xs"
            value={layout.density}
            onChange={(density) => onChange({ ...layout, density: density as Layout['density'] })}
            data={[
              { value: 'default', label: t.density_default() },
              { value: 'compact', label: t.density_compact() },
            ]}
            aria-label={t.density()}
          />
          <Button variant="subtle" size="compact-xs" color="gray" onClick={() => onChange(layoutOf(columns))}>
            {t.columns_reset()}
          </Button>
        </Group>
      </Popover.Dropdown>
    </Popover>
  );
}

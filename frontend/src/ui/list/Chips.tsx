// Filter pills: one button opens the editor, a second one clears it.
import { Button, Checkbox, Popover, ScrollArea, Skeleton, TextInput, UnstyledButton } from '@mantine/core';
import { useDebouncedCallback, useHotkeys } from '@mantine/hooks';
import { IconCalendar, IconChevronDown, IconSearch, IconX } from '@tabler/icons-react';
import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react';
import { day } from '@/i18n/format';
import * as t from '@/i18n/gen/list';
import c from './Chips.module.css';

// A calendar is heavy and seldom opened.
const DateRange = lazy(() => import('./DateRange'));

interface ChipProps {
  label: string;
  text?: string;
  on: boolean;
  onClear: () => void;
  children: ReactNode;
  icon?: ReactNode;
  width?: number;
}

export function Chip({ label, text, on, onClear, children, icon, width }: ChipProps) {
  return (
    <Popover position="bottom-start" trapFocus width={width}>
      <span className={c.chip} data-on={on || undefined}>
        <Popover.Target>
          <UnstyledButton className={c.open}>
            {label}
            {text && <b className="num">{text}</b>}
            {!on && (icon ?? <IconChevronDown size={13} aria-hidden />)}
          </UnstyledButton>
        </Popover.Target>
        {on && (
          <UnstyledButton className={c.clear} onClick={onClear} aria-label={t.filter_clear_one({ label })}>
            <IconX size={13} />
          </UnstyledButton>
        )}
      </span>
      <Popover.Dropdown p={6}>{children}</Popover.Dropdown>
    </Popover>
  );
}

export interface Option {
  value: string;
  label: string;
}

interface ChoiceProps {
  label: string;
  options: readonly Option[];
  value: readonly string[] | undefined;
  /** One at a time, where the API takes one. */
  single?: boolean;
  onChange: (value: string[] | undefined) => void;
}

export function ChoiceChip({ label, options, value = [], single = false, onChange }: ChoiceProps) {
  const names = value.map((one) => options.find((option) => option.value === one)?.label ?? one);
  const text = names.length > 2 ? `${names[0]} +${names.length - 1}` : names.join(', ');
  const toggle = (one: string, on: boolean) => {
    const rest = single ? [] : value.filter((other) => other !== one);
    const next = on ? [...rest, one] : rest;
    onChange(next.length ? next : undefined);
  };
  return (
    <Chip label={label} text={text} on={value.length > 0} onClear={() => onChange(undefined)} width={240}>
      <ScrollArea.Autosize mah={300}>
        {options.map((option) => (
          <Checkbox
            key={option.value}
            size="xs"
            className={c.option}
            label={option.label}
            checked={value.includes(option.value)}
            onChange={(event) => toggle(option.value, event.currentTarget.checked)}
          />
        ))}
      </ScrollArea.Autosize>
    </Chip>
  );
}

interface DateProps {
  label: string;
  from?: string;
  to?: string;
  onChange: (from: string | undefined, to: string | undefined) => void;
}

export function DateChip({ label, from, to, onChange }: DateProps) {
  const text = from || to ? `${from ? day(from) : ''}–${to && to !== from ? day(to) : ''}` : undefined;
  return (
    <Chip
      label={label}
      text={text}
      on={!!text}
      onClear={() => onChange(undefined, undefined)}
      icon={<IconCalendar size={14} aria-hidden />}
    >
      <Suspense fallback={<Skeleton width={280} height={290} />}>
        <DateRange from={from} to={to} onChange={onChange} />
      </Suspense>
    </Chip>
  );
}

interface SearchProps {
  value?: string;
  placeholder: string;
  onChange: (q: string | undefined) => void;
}

/** The search field of a list; `/` goes there. */
export function Search({ value, placeholder, onChange }: SearchProps) {
  const field = useRef<HTMLInputElement>(null);
  const sent = useRef(value);
  const [text, setText] = useState(value ?? '');
  useHotkeys([['/', () => field.current?.focus()]]);
  useEffect(() => {
    // Emptied or filled from outside (a tab, "clear", the way back), the field follows; typing is never overwritten.
    if (value !== sent.current) setText(value ?? '');
    sent.current = value;
  }, [value]);
  const tell = useDebouncedCallback((q: string) => {
    sent.current = q || undefined;
    onChange(sent.current);
  }, 180);
  return (
    <TextInput
      ref={field}
      className={c.search}
      size="xs"
      type="search"
      leftSection={<IconSearch size={14} />}
      placeholder={placeholder}
      aria-label={placeholder}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        tell(event.currentTarget.value.trim());
      }}
    />
  );
}

export const ClearFilters = ({ onClick }: { onClick: () => void }) => (
  <Button variant="subtle" color="gray" size="compact-sm" fz="xs" onClick={onClick}>
    {t.filters_clear()}
  </Button>
);

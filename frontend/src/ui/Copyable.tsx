// A number that people paste elsewhere: a press copies it.
import { UnstyledButton } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import * as t from '@/i18n/gen/common';
import c from './Copyable.module.css';

export function Copyable({ text, shown }: { text: string; shown?: string }) {
  const clipboard = useClipboard({ timeout: 1500 });
  const Icon = clipboard.copied ? IconCheck : IconCopy;
  return (
    <UnstyledButton
      className={`mono ${c.copy}`}
      onClick={() => clipboard.copy(text)}
      title={clipboard.copied ? t.copied() : t.copy()}
      aria-label={`${shown ?? text}: ${clipboard.copied ? t.copied() : t.copy()}`}
    >
      {shown ?? text}
      <Icon size={13} aria-hidden />
    </UnstyledButton>
  );
}

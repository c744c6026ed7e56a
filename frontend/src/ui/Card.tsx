// A block of a page with its own head.
import { Group, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import c from './Card.module.css';

interface Props {
  title?: string;
  actions?: ReactNode;
  /** Without inner margin, for tables. */
  flush?: boolean;
  children: ReactNode;
}

export function Card({ title, actions, flush, children }: Props) {
  return (
    <section className={`card ${c.card}`} aria-label={title}>
      {(title || actions) && (
        <Group justify="space-between" className={c.head} gap="xs">
          {title && <Title order={2}>{title}</Title>}
          {actions}
        </Group>
      )}
      <div className={flush ? undefined : c.body}>{children}</div>
    </section>
  );
}

/** Main column and side column of a detail page; one below the other where it is narrow. */
export const Columns = ({ main, side }: { main: ReactNode; side: ReactNode }) => (
  <div className={c.columns}>
    <div className={c.stack}>{main}</div>
    <aside className={c.stack}>{side}</aside>
  </div>
);

export const Stacked = ({ children }: { children: ReactNode }) => <div className={c.stack}>{children}</div>;

/** Blocks side by side, as many as fit. */
export const Tiles = ({ children, min = 260 }: { children: ReactNode; min?: number }) => (
  <div className={c.tiles} style={{ gridTemplateColumns: `repeat(auto-fill, minmax(min(100%, ${min}px), 1fr))` }}>
    {children}
  </div>
);

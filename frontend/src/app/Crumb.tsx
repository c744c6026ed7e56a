// The way back to the list that a page was opened from.
import { Anchor } from '@mantine/core';
import { IconChevronLeft } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

export const Crumb = ({ to, children }: { to: string; children: ReactNode }) => (
  <Anchor component={Link} to={to as never} size="sm" c="dimmed" className="no-print">
    <IconChevronLeft size={13} style={{ verticalAlign: -2 }} aria-hidden /> {children}
  </Anchor>
);

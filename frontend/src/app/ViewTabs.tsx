// The views of a list as tabs: those of the system and those that people saved.
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { num } from '@/i18n/format';
import * as t from '@/i18n/gen/list';
import type { Total } from '@/ui/list/Pager';
import { sameFilters } from './question';
import c from './ViewTabs.module.css';

export interface View {
  id: string;
  label: string;
  filters: object;
  count?: Total;
  /** A number here wants somebody to act. */
  alert?: boolean;
}

interface Props {
  views: readonly View[];
  search: object;
  /** Beside the tabs: save, delete. */
  children?: ReactNode;
}

export function ViewTabs({ views, search, children }: Props) {
  const current = views.find((view) => sameFilters(view.filters, search));
  return (
    <nav className={`${c.tabs} no-print`} aria-label={t.views()}>
      {views.map((view) => (
        <Link
          key={view.id}
          to="."
          search={view.filters as never}
          className={c.tab}
          data-on={current?.id === view.id || undefined}
          activeProps={{ 'aria-current': undefined }}
          aria-current={current?.id === view.id ? 'page' : undefined}
        >
          {view.label}
          {view.count && (
            <em className="num" data-alert={(view.alert && view.count.count > 0) || undefined}>
              {num(view.count.count)}
              {view.count.atLeast && '+'}
            </em>
          )}
        </Link>
      ))}
      {children}
    </nav>
  );
}

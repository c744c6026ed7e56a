// The parts of a page, each with an address of its own (`?tab=`).
import { Link } from '@tanstack/react-router';
import c from './PageTabs.module.css';

export interface PageTab<T extends string> {
  id: T;
  label: string;
}

export function PageTabs<T extends string>({ tabs, at, label }: { tabs: readonly PageTab<T>[]; at: T; label: string }) {
  return (
    <nav className={`${c.tabs} no-print`} aria-label={label}>
      {tabs.map((tab, n) => (
        <Link
          key={tab.id}
          to="."
          search={(n === 0 ? {} : { tab: tab.id }) as never}
          data-on={tab.id === at || undefined}
          activeProps={{ 'aria-current': undefined }}
          aria-current={tab.id === at ? 'page' : undefined}
        >
          {tab.label}
        </Link>
      ))}
    </nav>
  );
}

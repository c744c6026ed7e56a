// Pages that belong together, as tabs above them.
import { Link } from '@tanstack/react-router';
import c from './ViewTabs.module.css';

export interface SiblingTab {
  to: string;
  label: string;
}

export const SiblingTabs = ({ tabs, label }: { tabs: readonly SiblingTab[]; label: string }) => (
  <nav className={`${c.tabs} no-print`} aria-label={label}>
    {tabs.map(({ to, label: name }) => (
      <Link
        key={to}
        to={to as never}
        className={c.tab}
        activeOptions={{ exact: true, includeSearch: false }}
        activeProps={{ 'data-on': true } as never}
      >
        {name}
      </Link>
    ))}
  </nav>
);

// What happened, newest first: when, what, by whom.
import type { ReactNode } from 'react';
import { dateTime } from '@/i18n/format';
import c from './Timeline.module.css';

export interface Happened {
  id: string;
  at: string;
  what: ReactNode;
  who?: string;
  detail?: ReactNode;
  tone?: 'plain' | 'good' | 'warn' | 'bad';
}

export function Timeline({ of }: { of: readonly Happened[] }) {
  return (
    <ol className={c.line}>
      {of.map((one) => (
        <li key={one.id} data-tone={one.tone}>
          <div>
            {one.what}
            {one.detail && <div className={c.detail}>{one.detail}</div>}
          </div>
          <small>
            <time dateTime={one.at}>{dateTime(one.at)}</time>
            {one.who && ` · ${one.who}`}
          </small>
        </li>
      ))}
    </ol>
  );
}

// Names and values, one a line.
import type { ReactNode } from 'react';
import c from './Facts.module.css';

export type Fact = readonly [label: string, value: ReactNode];

export function Facts({ of }: { of: readonly (Fact | false | null | undefined)[] }) {
  const shown = of.filter(
    (fact): fact is Fact => !!fact && fact[1] !== null && fact[1] !== undefined && fact[1] !== '',
  );
  return (
    <dl className={c.facts}>
      {shown.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

// A state in one word; the colour says the kind of state, never alone.
import { memo, type ReactNode } from 'react';
import c from './Pill.module.css';

export type Tone = 'plain' | 'new' | 'ready' | 'work' | 'good' | 'done' | 'warn' | 'bad' | 'off';

export const Pill = memo(function Pill({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span className={c.pill} data-tone={tone}>
      {children}
    </span>
  );
});

// Where a thing stands on its road: what is behind, where it is, what comes.
import { IconCheck } from '@tabler/icons-react';
import c from './Steps.module.css';

export interface Step {
  id: string;
  label: string;
  note?: string;
}

export function Steps({
  steps,
  at,
  label,
  stopped,
}: {
  steps: readonly Step[];
  at: number;
  label: string;
  stopped?: boolean;
}) {
  return (
    <ol className={c.steps} aria-label={label} data-stopped={stopped || undefined}>
      {steps.map((step, n) => {
        const state = n < at ? 'done' : n === at ? 'now' : 'later';
        return (
          <li key={step.id} data-state={state} aria-current={state === 'now' ? 'step' : undefined}>
            <i aria-hidden>{state === 'done' ? <IconCheck size={12} stroke={3} /> : n + 1}</i>
            <span>
              {step.label}
              {step.note && <small className="num">{step.note}</small>}
            </span>
          </li>
        );
      })}
    </ol>
  );
}

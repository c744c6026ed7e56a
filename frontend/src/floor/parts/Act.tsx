// The one sentence that says what to do now, and how the last scan went.
import type { Signal } from '@/floor/machines/turn';
import { Icon, type IconName } from './Icon';
import { sentence } from './words';

interface Props {
  signal: Signal | null;
  n: number;
  todo: string;
  icon: IconName;
  /** A large mark instead of the picture: the tote's name. */
  mark?: string | undefined;
}

export function Act({ signal, n, todo, icon, mark }: Props) {
  const bad = signal?.tone === 'bad';
  return (
    <section className="act" aria-live="assertive" key={n}>
      {mark ? <strong className="mark">{mark}</strong> : <Icon name={bad ? 'alert' : icon} size={42} />}
      <div>
        {bad && signal ? (
          <>
            <b>{sentence(signal)}</b>
            <span>{todo}</span>
          </>
        ) : (
          <>
            {signal && <span>✓ {sentence(signal)}</span>}
            <b>{todo}</b>
          </>
        )}
      </div>
    </section>
  );
}

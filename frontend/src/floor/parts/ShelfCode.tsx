// The code of a shelf, large enough to be read from the cart.
import { Icon } from './Icon';

interface Props {
  label: string;
  code: string;
  /** Being looked for, found, or only told. */
  state: 'on' | 'ok' | 'quiet';
}

export function ShelfCode({ label, code, state }: Props) {
  return (
    <section className="loc" data-state={state}>
      <small>{label}</small>
      <p data-long={code.length > 9 || undefined}>
        {code.split('-').map((part, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts of a code may repeat and never move
          <span key={`${part}${n}`}>{part}</span>
        ))}
      </p>
      {state === 'ok' && <Icon name="check" size={34} />}
    </section>
  );
}

// A walk is over: where the goods go, what still waits to be sent, and on to the next.
import { goTo } from '@/floor/go';
import { Frame } from '@/floor/parts/Frame';
import { Icon } from '@/floor/parts/Icon';
import * as t from '@/i18n/gen/floor';

export function PickDone({ number, waiting }: { number: string; waiting: number }) {
  return (
    <Frame title={number} step="done" onBack={() => goTo('/scan/pick')}>
      <section className="done">
        <span>
          <Icon name="check" size={56} />
        </span>
        <h2>{t.done_title()}</h2>
        <p>{waiting ? t.done_waiting({ n: waiting }) : t.done_body()}</p>
        <button type="button" className="big" onClick={() => goTo('/scan/pick')}>
          {t.done_next()}
        </button>
      </section>
    </Frame>
  );
}

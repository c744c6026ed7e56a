// Arrivals to count: those at the dock first, then what is announced, by day.
import { explain } from '@/api/problem';
import { goTo } from '@/floor/go';
import { Frame } from '@/floor/parts/Frame';
import { planStatus } from '@/floor/parts/words';
import { day } from '@/i18n/format';
import * as t from '@/i18n/gen/floor';
import { useBoard } from './useBoard';

export function Arrivals() {
  const { board, why, ask } = useBoard();
  return (
    <Frame title={t.receive()}>
      {!board && !why && (
        <div className="bones" role="status" aria-label={t.reading()}>
          <i />
          <i />
          <i />
        </div>
      )}
      {!board && why ? (
        <section className="note" role="alert">
          <b>{explain(why)}</b>
          <button type="button" className="big" onClick={() => void ask()}>
            {t.retry()}
          </button>
        </section>
      ) : null}
      {board?.arrivals.length === 0 && (
        <section className="note">
          <b>{t.no_plans()}</b>
        </section>
      )}
      <ul className="rows">
        {board?.arrivals.map((plan) => (
          <li key={plan.id}>
            <button
              type="button"
              onClick={() => goTo(`/scan/receive/${plan.id}`)}
              data-mine={plan.status !== 'announced' || undefined}
            >
              <b>{plan.number}</b>
              <span>{t.units({ n: plan.expected })}</span>
              <em>{planStatus(plan.status)}</em>
              <small>
                {plan.merchant}
                {plan.supplier && ` · ${plan.supplier}`} · {day(plan.expected_on)}
              </small>
            </button>
          </li>
        ))}
      </ul>
    </Frame>
  );
}

// Arrivals to count: those at the dock first, then what is announced, by day.
import { goTo } from '@/floor/go';
import { planStatus } from '@/floor/parts/words';
import { day } from '@/i18n/format';
import * as t from '@/i18n/gen/floor';
import { BoardRows } from './BoardRows';

export function Arrivals() {
  return (
    <BoardRows title={t.receive()} of={(board) => board.arrivals} none={<b>{t.no_plans()}</b>}>
      {(plan) => (
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
      )}
    </BoardRows>
  );
}

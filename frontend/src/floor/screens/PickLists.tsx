// The walks that wait: one's own first, then those that nobody has, the longest waiting first.
import { goTo } from '@/floor/go';
import { useStanding } from '@/floor/store/standing';
import type { Board } from '@/floor/store/work';
import * as t from '@/i18n/gen/floor';
import { BoardRows } from './BoardRows';

type OpenWalk = Board['walks'][number];

/** Mine, nobody's, then others': each in the order in which they wait. */
export const inOrder = (walks: readonly OpenWalk[], me: string | undefined) => {
  const rank = (walk: OpenWalk) => (walk.picker === me ? 0 : walk.picker === null ? 1 : 2);
  return walks.toSorted((a, b) => rank(a) - rank(b));
};

export function PickLists() {
  const { person } = useStanding();
  return (
    <BoardRows
      title={t.pick()}
      of={(board) => inOrder(board.walks, person?.name)}
      none={
        <>
          <b>{t.no_lists()}</b>
          <p>{t.no_lists_body()}</p>
        </>
      }
    >
      {(walk) => (
        <li key={walk.id}>
          <button
            type="button"
            onClick={() => goTo(`/scan/pick/${walk.id}`)}
            data-mine={walk.picker === person?.name || undefined}
          >
            <b>{walk.number}</b>
            <span>{t.stops_units({ stops: walk.stops_left, units: walk.units_left })}</span>
            <em>{walk.picker === null ? t.nobody() : walk.picker === person?.name ? t.mine() : walk.picker}</em>
            <small>{walk.wave_number}</small>
          </button>
        </li>
      )}
    </BoardRows>
  );
}

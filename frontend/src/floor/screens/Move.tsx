// Taking goods to another shelf.
import { useCallback, useEffect, useState } from 'react';
import { Problem } from '@/api/problem';
import { beginMove, type MoveAction, type MoveState, move, taken } from '@/floor/machines/move';
import { free, rowOf } from '@/floor/machines/shelf';
import { Act } from '@/floor/parts/Act';
import { useByHand } from '@/floor/parts/ByHand';
import { Frame } from '@/floor/parts/Frame';
import { Goods } from '@/floor/parts/Goods';
import { Icon } from '@/floor/parts/Icon';
import { Keypad } from '@/floor/parts/Keypad';
import { Loaded } from '@/floor/parts/Loaded';
import { ShelfCode } from '@/floor/parts/ShelfCode';
import { useTask } from '@/floor/parts/useTask';
import { stepOf } from '@/floor/store/db';
import { loadPlaces, places, shelf } from '@/floor/store/work';
import * as t from '@/i18n/gen/floor';
import { ShelfRows } from './ShelfRows';

const machine = (state: MoveState, action: MoveAction) => move(state, action, places);

export function MoveScreen({ warehouse }: { warehouse: string }) {
  const load = useCallback(async () => {
    await loadPlaces(warehouse);
    const left = await stepOf<MoveState>(`move:${warehouse}`);
    return left ? { ...left, asking: null } : beginMove();
  }, [warehouse]);
  return (
    <Loaded title={t.move()} load={load}>
      {(initial) => <Moving initial={initial} warehouse={warehouse} />}
    </Loaded>
  );
}

const TODO = { from: t.move_from, item: t.scan_item, which: t.which_lot, to: t.move_to };

function Moving({ initial, warehouse }: { initial: MoveState; warehouse: string }) {
  const { state, signal, n, act } = useTask(`move:${warehouse}`, machine, initial);
  const [counting, setCounting] = useState(false);
  const hand = useByHand((code, at) => act({ type: 'scan', code }, at), counting);
  const item = taken(state);
  const { asking, from } = state;

  useEffect(() => {
    if (!asking) return;
    shelf(warehouse, asking).then(
      (read) => act({ type: 'shelf', shelf: read }),
      (error) =>
        act({ type: 'unread', key: error instanceof Problem && error.status === 404 ? 'unknown_shelf' : 'no_network' }),
    );
  }, [asking, warehouse, act]);

  const foot = (
    <>
      {from && (
        <button type="button" onClick={() => act({ type: 'back' })}>
          <Icon name="back" />
          {t.cancel()}
        </button>
      )}
      {hand.buttons}
    </>
  );
  const shown = state.step === 'which' ? state.items.filter((one) => state.among.includes(rowOf(one))) : state.items;
  return (
    <Frame
      title={t.move()}
      step={state.step === 'from' || state.step === 'to' ? 'shelf' : 'item'}
      signal={signal}
      n={n}
      foot={foot}
    >
      {from && <ShelfCode label={t.on_shelf()} code={from.code} state="ok" />}
      {item && (
        <Goods
          name={item.name}
          sku={item.sku}
          lot={item.lot_code}
          expires={item.expires_on}
          units={state.units}
          of={free(item)}
          on
          onUnits={() => setCounting(true)}
        />
      )}
      <Act
        signal={signal}
        n={n}
        todo={asking ? t.reading() : TODO[state.step]()}
        icon={state.step === 'item' ? 'scan' : 'shelf'}
      />
      {from && !item && <ShelfRows items={shown} onChoose={(row) => act({ type: 'choose', row })} />}
      {hand.sheet}
      {counting && item && (
        <Keypad
          title={t.quantity()}
          now={state.units}
          least={1}
          most={free(item)}
          onClose={() => setCounting(false)}
          onDone={(units) => {
            setCounting(false);
            act({ type: 'units', units });
          }}
        />
      )}
    </Frame>
  );
}

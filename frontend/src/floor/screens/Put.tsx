// From the dock to the shelves.
import { useCallback, useEffect, useState } from 'react';
import { beginPut, inHand, type PutAction, type PutState, put } from '@/floor/machines/put';
import { Act } from '@/floor/parts/Act';
import { useByHand } from '@/floor/parts/ByHand';
import { Frame } from '@/floor/parts/Frame';
import { Goods } from '@/floor/parts/Goods';
import { Icon } from '@/floor/parts/Icon';
import { Keypad } from '@/floor/parts/Keypad';
import { Loaded } from '@/floor/parts/Loaded';
import { ShelfCode } from '@/floor/parts/ShelfCode';
import { useTask } from '@/floor/parts/useTask';
import { condition } from '@/floor/parts/words';
import { stepOf, waitingOf } from '@/floor/store/db';
import { useStanding } from '@/floor/store/standing';
import { board, places } from '@/floor/store/work';
import * as t from '@/i18n/gen/floor';
import { DockRows } from './DockRows';

const machine = (state: PutState, action: PutAction) => put(state, action, places);

async function begin(warehouse: string): Promise<PutState> {
  const task = `put:${warehouse}`;
  const left = await stepOf<PutState>(task);
  if (left && (left.step !== 'item' || (await waitingOf(task)) > 0)) return left;
  return beginPut((await board(warehouse)).value.dock);
}

export function PutScreen({ warehouse }: { warehouse: string }) {
  const load = useCallback(() => begin(warehouse), [warehouse]);
  return (
    <Loaded title={t.put()} load={load}>
      {(initial) => <Putting initial={initial} warehouse={warehouse} />}
    </Loaded>
  );
}

function Putting({ initial, warehouse }: { initial: PutState; warehouse: string }) {
  const task = `put:${warehouse}`;
  const { state, signal, n, act } = useTask(task, machine, initial);
  const [counting, setCounting] = useState(false);
  const { waiting } = useStanding();
  const hand = useByHand((code, at) => act({ type: 'scan', code }, at), counting);
  const item = inHand(state);

  // What was counted a moment ago is at the dock once the server was told of it.
  useEffect(() => {
    if (waiting > 0) return;
    void board(warehouse).then(
      async (had) => {
        if (had.fresh && (await waitingOf(task)) === 0) act({ type: 'fresh', items: had.value.dock }, 0, true);
      },
      () => undefined,
    );
  }, [waiting, task, warehouse, act]);

  const foot = (
    <>
      {item && (
        <button type="button" onClick={() => act({ type: 'back' })}>
          <Icon name="back" />
          {t.cancel()}
        </button>
      )}
      {hand.buttons}
    </>
  );
  const empty = !state.items.length;
  return (
    <Frame title={t.put()} step={item ? 'shelf' : 'item'} signal={signal} n={n} foot={foot}>
      {item && (
        <>
          <ShelfCode
            label={item.proposed ? t.proposed() : t.put_on()}
            code={item.proposed ?? (item.condition === 'damaged' ? t.quarantine() : t.any_shelf())}
            state="on"
          />
          <Goods
            name={item.name}
            sku={item.sku}
            lot={item.lot_code}
            expires={item.expires_on}
            units={state.quantity}
            of={item.quantity}
            onUnits={() => setCounting(true)}
            note={item.condition === 'sellable' ? undefined : <em>{condition(item.condition)}</em>}
          />
        </>
      )}
      {(!empty || signal) && (
        <Act
          signal={signal}
          n={n}
          todo={item ? t.scan_shelf() : state.step === 'lot' ? t.which_lot() : t.scan_item()}
          icon={item ? 'shelf' : 'scan'}
        />
      )}
      {empty && (
        <section className="note">
          <b>{waiting > 0 ? t.sending({ n: waiting }) : t.no_dock()}</b>
        </section>
      )}
      {!item && (
        <DockRows
          items={state.step === 'lot' ? state.items.filter((one) => state.among.includes(one.receipt_id)) : state.items}
          onChoose={(id) => act({ type: 'choose', id })}
        />
      )}
      {hand.sheet}
      {counting && item && (
        <Keypad
          title={t.quantity()}
          now={state.quantity}
          least={1}
          most={item.quantity}
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

// Counting a shelf without being told what should be there.
import { useCallback, useEffect, useState } from 'react';
import { Problem } from '@/api/problem';
import { beginCount, type CountAction, type CountState, count, presentRow } from '@/floor/machines/count';
import { rowOf } from '@/floor/machines/shelf';
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
import { loadPlaces, lookUp, places, shelf } from '@/floor/store/work';
import * as t from '@/i18n/gen/floor';
import { CountReview } from './CountReview';
import { ShelfRows } from './ShelfRows';

const machine = (state: CountState, action: CountAction) => count(state, action, places);

export function CountScreen({ warehouse }: { warehouse: string }) {
  const load = useCallback(async () => {
    await loadPlaces(warehouse);
    const left = await stepOf<CountState>(`count:${warehouse}`);
    return left ? { ...left, asking: null } : beginCount();
  }, [warehouse]);
  return (
    <Loaded title={t.count()} load={load}>
      {(initial) => <Counting initial={initial} warehouse={warehouse} />}
    </Loaded>
  );
}

/** Find out what was scanned: the goods of a shelf, or a product that the books have elsewhere. */
async function found(warehouse: string, asking: NonNullable<CountState['asking']>): Promise<CountAction> {
  try {
    if ('shelf' in asking) return { type: 'shelf', shelf: await shelf(warehouse, asking.shelf) };
    const [product, second] = (await lookUp(warehouse, asking.item)).products;
    // One code of two merchants cannot be told apart here.
    return product && !second ? { type: 'product', product } : { type: 'unread', key: 'unknown_item' };
  } catch (error) {
    const missing = error instanceof Problem && error.status === 404;
    return { type: 'unread', key: missing ? 'unknown_shelf' : 'no_network' };
  }
}

const TODO = { shelf: t.count_shelf, item: t.count_items, which: t.which_lot, review: t.count_review };

function Counting({ initial, warehouse }: { initial: CountState; warehouse: string }) {
  const { state, signal, n, act } = useTask(`count:${warehouse}`, machine, initial);
  const [typing, setTyping] = useState(false);
  const hand = useByHand((code, at) => act({ type: 'scan', code }, at), typing || state.step === 'review');
  const { asking, step } = state;
  const row = presentRow(state);

  useEffect(() => {
    if (asking) void found(warehouse, asking).then(act);
  }, [asking, warehouse, act]);

  const foot = (
    <>
      {step !== 'shelf' && (
        <button type="button" onClick={() => act({ type: 'back' })}>
          <Icon name="back" />
          {t.cancel()}
        </button>
      )}
      {(step === 'item' || step === 'which') && (
        <button type="button" onClick={() => act({ type: 'review' })}>
          <Icon name="check" />
          {t.count_done()}
        </button>
      )}
      {hand.buttons}
    </>
  );
  return (
    <Frame
      title={t.count()}
      step={step === 'shelf' ? 'shelf' : 'item'}
      signal={signal}
      n={n}
      foot={step === 'review' ? undefined : foot}
    >
      {state.shelf && <ShelfCode label={t.count()} code={state.shelf.code} state="ok" />}
      {row && step === 'item' && (
        <Goods
          name={row.name}
          sku={row.sku}
          lot={row.lot_code}
          expires={row.expires_on}
          units={row.counted ?? 0}
          on
          onUnits={() => setTyping(true)}
        />
      )}
      {step !== 'review' && (
        <Act
          signal={signal}
          n={n}
          todo={asking ? t.reading() : TODO[step]()}
          icon={step === 'shelf' ? 'shelf' : 'scan'}
        />
      )}
      {step === 'which' && (
        <ShelfRows
          blind
          items={state.rows.filter((one) => state.among.includes(rowOf(one)))}
          onChoose={(which) => act({ type: 'choose', row: which })}
        />
      )}
      {step === 'review' && (
        <CountReview rows={state.rows} onBack={() => act({ type: 'back' })} onKeep={() => act({ type: 'keep' })} />
      )}
      {hand.sheet}
      {typing && row && (
        <Keypad
          title={t.quantity()}
          now={row.counted ?? 0}
          least={0}
          most={1_000_000}
          onClose={() => setTyping(false)}
          onDone={(units) => {
            setTyping(false);
            act({ type: 'units', units });
          }}
        />
      )}
    </Frame>
  );
}

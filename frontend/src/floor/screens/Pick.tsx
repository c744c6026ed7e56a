// Walking one pick list.
import { useCallback, useEffect, useState } from 'react';
import { goTo } from '@/floor/go';
import { beginPick, hasTotes, nextStop, type PickState, pick, presentStop, toteCode } from '@/floor/machines/pick';
import { Act } from '@/floor/parts/Act';
import { useByHand } from '@/floor/parts/ByHand';
import { Frame } from '@/floor/parts/Frame';
import { Goods } from '@/floor/parts/Goods';
import { Icon } from '@/floor/parts/Icon';
import { Loaded } from '@/floor/parts/Loaded';
import { Sheet } from '@/floor/parts/Sheet';
import { ShelfCode } from '@/floor/parts/ShelfCode';
import { useTask } from '@/floor/parts/useTask';
import { stepOf, waitingOf } from '@/floor/store/db';
import { onAnswered } from '@/floor/store/queue';
import { useStanding } from '@/floor/store/standing';
import { takeWalk } from '@/floor/store/work';
import * as t from '@/i18n/gen/floor';
import { PickDone } from './PickDone';

const taskOf = (list: string) => `pick:${list}`;

/** Where this list stands: as the device left it while anything waits, else as the server has it. */
async function begin(list: string): Promise<PickState> {
  const left = await stepOf<PickState>(taskOf(list));
  if (left && (await waitingOf(taskOf(list))) > 0) return left;
  try {
    const { value, fresh } = await takeWalk(list);
    if (!left) return beginPick(value);
    return fresh ? pick(left, { type: 'fresh', walk: value }).state : left;
  } catch (error) {
    if (left) return left;
    throw error;
  }
}

export function PickScreen({ list }: { list: string }) {
  const load = useCallback(() => begin(list), [list]);
  return (
    <Loaded title={t.pick()} load={load}>
      {(initial) => <Walk initial={initial} />}
    </Loaded>
  );
}

function Dots({ state }: { state: PickState }) {
  const done = state.stops.length - state.order.length;
  const total = state.stops.length;
  const text = t.progress({ done, total });
  return (
    <div className="progress">
      <div role="progressbar" aria-label={text} aria-valuemin={0} aria-valuemax={total} aria-valuenow={done}>
        {state.stops.map((stop) => (
          <i key={stop.id} data-s={stop.id === state.order[0] ? 'now' : (stop.ended ?? undefined)} />
        ))}
      </div>
      <b>{text}</b>
    </div>
  );
}

const TODO = {
  shelf: { text: t.scan_shelf, icon: 'pin' },
  item: { text: t.scan_item, icon: 'scan' },
  tote: { text: t.scan_tote, icon: 'cart' },
} as const;

function Walk({ initial }: { initial: PickState }) {
  const task = taskOf(initial.list);
  const { state, signal, n, act } = useTask(task, pick, initial);
  const { waiting } = useStanding();
  const [short, setShort] = useState(false);
  const hand = useByHand((code, at) => act({ type: 'scan', code }, at), short);
  const over = state.step === 'done';

  // With everything told, the server may know of more: units of a shortage to fetch elsewhere, stops that ended.
  useEffect(() => {
    if (!over) return undefined;
    const ask = () =>
      void waitingOf(task).then(async (left) => {
        if (left > 0) return;
        const walk = await takeWalk(initial.list).catch(() => undefined);
        if (walk?.fresh && (await waitingOf(task)) === 0) act({ type: 'fresh', walk: walk.value }, 0, true);
      });
    ask();
    return onAnswered(task, ask);
  }, [over, task, initial.list, act]);

  const stop = presentStop(state);
  if (over || !stop) return <PickDone number={state.number} waiting={waiting} />;
  const step = state.step as keyof typeof TODO;
  const next = nextStop(state);
  const rest = stop.quantity - stop.picked;
  const foot = (
    <>
      {step === 'tote' ? (
        <button type="button" onClick={() => act({ type: 'tote' })}>
          <Icon name="check" />
          {t.tote_done()}
        </button>
      ) : (
        <button type="button" onClick={() => setShort(true)}>
          <Icon name="missing" />
          {t.short()}
        </button>
      )}
      {step === 'item' && stop.picked > 0 && rest > 1 ? (
        <button type="button" onClick={() => act({ type: 'rest' })}>
          <Icon name="check" />
          {t.rest({ n: rest })}
        </button>
      ) : (
        <button type="button" disabled={step === 'tote' || !next} onClick={() => act({ type: 'skip' })}>
          <Icon name="skip" />
          {t.skip()}
        </button>
      )}
      {hand.buttons}
    </>
  );
  return (
    <Frame title={state.number} step={step} signal={signal} n={n} onBack={() => goTo('/scan/pick')} foot={foot}>
      <Dots state={state} />
      <ShelfCode label={t.go_to()} code={stop.place.code} state={step === 'shelf' ? 'on' : 'ok'} />
      <Goods
        name={stop.name}
        sku={stop.sku}
        lot={stop.lot}
        expires={stop.expires}
        units={stop.picked}
        of={stop.quantity}
        on={step === 'item'}
        dim={step === 'shelf'}
      />
      <Act
        signal={signal}
        n={n}
        todo={TODO[step].text()}
        icon={TODO[step].icon}
        mark={step === 'tote' && hasTotes(state) ? toteCode(stop.tote) : undefined}
      />
      {next && (
        <p className="next">
          {t.next_stop()} <b>{next.place.code}</b> {next.name}
        </p>
      )}
      {hand.sheet}
      {short && (
        <Sheet title={t.short_title()} onClose={() => setShort(false)}>
          <output className="amount">{rest}</output>
          <p>{t.short_body({ found: stop.picked, total: stop.quantity })}</p>
          <button
            type="button"
            className="big danger"
            onClick={() => {
              setShort(false);
              act({ type: 'short' });
            }}
          >
            {t.short_confirm({ n: rest })}
          </button>
        </Sheet>
      )}
    </Frame>
  );
}

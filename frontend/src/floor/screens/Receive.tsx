// Counting one arrival.
import { useCallback, useState } from 'react';
import { goHome, goTo } from '@/floor/go';
import { beginReceive, lacks, lineOf, type ReceiveState, receive } from '@/floor/machines/receive';
import { Act } from '@/floor/parts/Act';
import { useByHand } from '@/floor/parts/ByHand';
import { Frame } from '@/floor/parts/Frame';
import { Icon } from '@/floor/parts/Icon';
import { Keypad } from '@/floor/parts/Keypad';
import { Loaded } from '@/floor/parts/Loaded';
import { Sheet } from '@/floor/parts/Sheet';
import { useTask } from '@/floor/parts/useTask';
import { stepOf, waitingOf } from '@/floor/store/db';
import { sheet } from '@/floor/store/work';
import * as t from '@/i18n/gen/floor';
import { LotSheet } from './LotSheet';
import { OpenCount, SheetLines } from './ReceiveParts';

async function begin(plan: string): Promise<ReceiveState> {
  const task = `plan:${plan}`;
  const left = await stepOf<ReceiveState>(task);
  if (left && (left.open || (await waitingOf(task)) > 0)) return left;
  const { value, fresh } = await sheet(plan);
  if (!left) return beginReceive(value);
  return fresh ? receive(left, { type: 'fresh', sheet: value }).state : left;
}

export function ReceiveScreen({ plan }: { plan: string }) {
  const load = useCallback(() => begin(plan), [plan]);
  return (
    <Loaded title={t.receive()} load={load}>
      {(initial) => <Counting initial={initial} />}
    </Loaded>
  );
}

function Counting({ initial }: { initial: ReceiveState }) {
  const { state, signal, n, act } = useTask(`plan:${initial.plan}`, receive, initial);
  const [asked, ask] = useState<'units' | 'lot' | 'finish' | null>(null);
  const hand = useByHand((code, at) => act({ type: 'scan', code }, at), asked !== null);
  const { open, stranger } = state;
  const line = open && lineOf(state, open.code);
  const begun = state.status === 'receiving' || state.status === 'received';
  const differs = state.lines.filter((one) => one.received !== one.expected).length;
  const close = () => ask(null);

  if (state.status === 'closed')
    return (
      <Frame title={state.number} step="done">
        <section className="done">
          <span>
            <Icon name="check" size={56} />
          </span>
          <h2>{t.finished()}</h2>
          <p>{t.finished_body()}</p>
          <button type="button" className="big" onClick={() => goTo('/scan/put')}>
            {t.put()}
          </button>
          <button type="button" className="big quiet" onClick={goHome}>
            {t.back()}
          </button>
        </section>
      </Frame>
    );
  if (state.status === 'announced')
    return (
      <Frame title={state.number} onBack={() => goTo('/scan/receive')}>
        <section className="note">
          <p>{t.arrive_body()}</p>
          <button type="button" className="big" onClick={() => act({ type: 'arrive' })}>
            {t.arrive()}
          </button>
        </section>
        <SheetLines lines={state.lines} />
      </Frame>
    );
  const foot = open ? (
    <>
      <button type="button" onClick={() => act({ type: 'drop' })}>
        <Icon name="close" />
        {t.cancel()}
      </button>
      <button
        type="button"
        aria-pressed={open.damaged}
        onClick={() => act({ type: 'damaged', damaged: !open.damaged })}
      >
        <Icon name="alert" />
        {t.damaged()}
      </button>
      {hand.buttons}
    </>
  ) : (
    <>
      <button type="button" disabled={!begun} onClick={() => ask('finish')}>
        <Icon name="check" />
        {t.finish()}
      </button>
      {hand.buttons}
    </>
  );
  return (
    <Frame title={state.number} step="item" signal={signal} n={n} onBack={() => goTo('/scan/receive')} foot={foot}>
      {open && (
        <OpenCount
          open={open}
          line={line ?? undefined}
          lacks={lacks(state)}
          onUnits={() => ask('units')}
          onLot={() => ask('lot')}
          onKeep={() => act({ type: 'keep' })}
        />
      )}
      <Act signal={signal} n={n} todo={t.scan_item()} icon="scan" />
      {stranger && (
        <section className="choice" aria-label={t.not_in_plan()}>
          <button type="button" className="big" onClick={() => act({ type: 'welcome' })}>
            {t.welcome()}
          </button>
          <button type="button" className="big quiet" onClick={() => act({ type: 'drop' })}>
            {t.put_aside()}
          </button>
        </section>
      )}
      {!open && !stranger && <SheetLines lines={state.lines} />}
      {hand.sheet}
      {asked === 'units' && open && (
        <Keypad
          title={t.quantity()}
          now={open.units}
          least={1}
          most={1_000_000}
          onClose={close}
          onDone={(units) => {
            close();
            act({ type: 'units', units });
          }}
        />
      )}
      {asked === 'lot' && open && (
        <LotSheet
          open={open}
          dated={line?.tracks_expiry ?? false}
          onClose={close}
          onDone={(lot, expires) => {
            close();
            act({ type: 'lot', lot, expires });
          }}
        />
      )}
      {asked === 'finish' && (
        <Sheet title={t.finish_title({ number: state.number })} onClose={close}>
          <p>{differs ? t.finish_differs({ n: differs }) : t.finish_same()}</p>
          <button
            type="button"
            className="big"
            onClick={() => {
              close();
              act({ type: 'close' });
            }}
          >
            {t.finish()}
          </button>
        </Sheet>
      )}
    </Frame>
  );
}

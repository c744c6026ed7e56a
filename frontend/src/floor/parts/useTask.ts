// One task on the screen: scans go through its machine, the answer is seen, heard and felt in the same frame, and the
// step is stored with what must be told. The network is never waited for.
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Signal, Turn } from '@/floor/machines/turn';
import { keepStep } from '@/floor/store/db';
import { count, flush } from '@/floor/store/queue';
import { standing } from '@/floor/store/standing';
import { answer } from '@/scanner/sounds';

export interface View<S> {
  state: S;
  signal: Signal | null;
  /** Counts answers, so that the same answer twice shows twice. */
  n: number;
}

/** Steps are written one after another, whoever makes them. */
let writes: Promise<unknown> = Promise.resolve();
const write = (work: () => Promise<unknown>) => {
  writes = writes.then(work, work);
  return writes;
};

/** Measured from the key that ended the scan to the frame that shows its answer. */
function measurePaint(start: number) {
  requestAnimationFrame(() => {
    const after = new MessageChannel();
    after.port1.onmessage = () => {
      performance.measure('scan-to-paint', { start, end: performance.now() });
      after.port1.close();
    };
    after.port2.postMessage(0);
  });
}

export function useTask<S, A>(task: string, machine: (state: S, action: A) => Turn<S, string>, initial: S) {
  const [view, show] = useState<View<S>>({ state: initial, signal: null, n: 0 });
  const present = useRef(view);
  const begun = useRef(0);
  const [kept, setKept] = useState(0);

  const act = useCallback(
    (action: A, at = 0) => {
      const turn = machine(present.current.state, action);
      if (turn.state === present.current.state && !turn.signal) return turn;
      begun.current = turn.signal ? at : 0;
      present.current = { state: turn.state, signal: turn.signal, n: present.current.n + (turn.signal ? 1 : 0) };
      show(present.current);
      const { state, n } = present.current;
      void write(async () => {
        await keepStep(task, state, turn.deeds, standing().person?.user_id ?? '');
        setKept(n);
        if (!turn.deeds.length) return;
        await count();
        void flush();
      });
      return turn;
    },
    [machine, task],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: every answer is given once
  useLayoutEffect(() => {
    if (!view.signal) return;
    answer(view.signal.tone);
    if (begun.current) measurePaint(begun.current);
  }, [view.n]);

  useEffect(() => {
    document.documentElement.dataset.kept = String(kept);
  }, [kept]);
  return { ...view, act };
}

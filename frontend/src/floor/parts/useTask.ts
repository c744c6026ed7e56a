// One task on the screen: scans go through its machine, the step is stored with what must be told, and the answer is seen,
// heard and felt in one frame. The network is never waited for.
import { useCallback, useLayoutEffect, useRef, useState } from 'react';
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

/** Steps are stored one after another, whoever makes them. */
let stored: Promise<unknown> = Promise.resolve();
let storing = 0;
function inOrder(work: () => Promise<unknown>) {
  storing += 1;
  stored = stored.then(work).finally(() => {
    storing -= 1;
  });
  return stored;
}

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

const NOT_KEPT: Signal = { tone: 'bad', key: 'not_kept', code: '' };

export function useTask<S, A>(task: string, machine: (state: S, action: A) => Turn<S, string>, initial: S) {
  const [view, show] = useState<View<S>>({ state: initial, signal: null, n: 0 });
  /** What the machine goes on from, ahead of what is shown while a step is being stored. */
  const ahead = useRef(initial);
  const shown = useRef(view);
  const begun = useRef(0);
  /** Steps that began before one could not be stored stand on it, and go with it. */
  const failures = useRef(0);

  const present = useCallback((state: S, signal: Signal | null, at: number, quiet = false) => {
    begun.current = signal ? at : 0;
    // What comes by itself leaves the last answer standing.
    const said = quiet ? shown.current.signal : signal;
    shown.current = { state, signal: said, n: shown.current.n + (signal ? 1 : 0) };
    show(shown.current);
  }, []);

  const keep = useCallback(
    async (turn: Turn<S, string>) => {
      await keepStep(task, turn.state, turn.deeds, standing().person?.user_id ?? '');
      if (!turn.deeds.length) return;
      void count();
      void flush();
    },
    [task],
  );

  const act = useCallback(
    (action: A, at = 0, quiet = false) => {
      const before = ahead.current;
      const turn = machine(before, action);
      const moved = turn.state !== before;
      if (!moved && !turn.signal) return;
      ahead.current = turn.state;
      const tell = () => present(turn.state, turn.signal, at, quiet);
      // What tells the server something is shown as done when it is stored, so that no green scan is ever lost.
      const first = !turn.deeds.length && storing === 0;
      if (first) tell();
      if (!moved && first) return;
      const since = failures.current;
      void inOrder(async () => {
        if (since !== failures.current) return;
        try {
          if (moved) await keep(turn);
          if (!first) tell();
        } catch {
          failures.current += 1;
          ahead.current = shown.current.state;
          present(shown.current.state, NOT_KEPT, at);
        }
      });
    },
    [machine, keep, present],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: every answer is given once
  useLayoutEffect(() => {
    if (!view.signal) return;
    answer(view.signal.tone);
    if (begun.current) measurePaint(begun.current);
  }, [view.n]);

  return { ...view, act };
}

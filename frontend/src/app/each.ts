// One action on several things: a few at a time, told how far it has come, and what was refused for which reason.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { stale } from '@/api/queries';

export interface Outcome {
  done: string[];
  refused: { id: string; error: unknown }[];
}

const AT_ONCE = 4;

/** Do it for each; one that is refused does not stop the others. */
export async function each(
  ids: readonly string[],
  act: (id: string) => Promise<unknown>,
  tell: (n: number) => void = () => undefined,
): Promise<Outcome> {
  const outcome: Outcome = { done: [], refused: [] };
  const queue = [...ids];
  const worker = async () => {
    for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
      try {
        await act(id);
        outcome.done.push(id);
      } catch (error) {
        outcome.refused.push({ id, error });
      }
      tell(outcome.done.length + outcome.refused.length);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return outcome;
}

/** The same in a screen's hands: `progress` while it runs; what is below `changes` is read again at its end. */
export function useEach(changes: readonly string[]) {
  const client = useQueryClient();
  const [progress, setProgress] = useState<{ done: number; total: number }>();
  const run = async (ids: readonly string[], act: (id: string) => Promise<unknown>) => {
    setProgress({ done: 0, total: ids.length });
    try {
      return await each(ids, act, (done) => setProgress({ done, total: ids.length }));
    } finally {
      setProgress(undefined);
      void stale(client, changes);
    }
  };
  return { progress, run };
}

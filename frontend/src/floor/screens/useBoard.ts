// The work of the warehouse: at once as the device had it, then as the server has it, and again every half minute.
import { useCallback, useEffect, useState } from 'react';
import { useStanding } from '@/floor/store/standing';
import { type Board, board, type Had, keptBoard, prefetch } from '@/floor/store/work';

const EVERY = 30_000;

export function useBoard() {
  const { warehouse, person, online } = useStanding();
  const [had, set] = useState<Had<Board> | null>(null);
  const [why, fail] = useState<unknown>(null);
  const id = warehouse?.id;
  const name = person?.name;
  const ask = useCallback(async () => {
    if (!id) return;
    try {
      const found = await board(id);
      set(found);
      fail(null);
      if (found.fresh && name) void prefetch(found.value, name);
    } catch (error) {
      fail(error);
    }
  }, [id, name]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when the network is back
  useEffect(() => {
    if (!id) return undefined;
    void keptBoard(id).then((value) => value && set((now) => now ?? { value, fresh: false, at: 0 }));
    void ask();
    const timer = setInterval(() => !document.hidden && void ask(), EVERY);
    return () => clearInterval(timer);
  }, [ask, id, online]);
  return { board: had?.value ?? null, why, ask };
}

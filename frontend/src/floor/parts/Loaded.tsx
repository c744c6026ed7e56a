// Waits for a download and shows what came of it: the screen, or why there is none.
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { explain, Problem } from '@/api/problem';
import * as t from '@/i18n/gen/floor';
import { Frame } from './Frame';
import { Bones, Why } from './Waiting';

interface Props<T> {
  title: string;
  load: () => Promise<T>;
  children: (value: T) => ReactNode;
}

export function Loaded<T>({ title, load, children }: Props<T>) {
  const [value, set] = useState<{ value: T } | null>(null);
  const [why, fail] = useState<unknown>(null);
  const begin = useCallback(() => {
    fail(null);
    load().then((found) => set({ value: found }), fail);
  }, [load]);
  useEffect(begin, [begin]);
  if (value) return children(value.value);
  const offline = why instanceof Problem && why.status === 0;
  return (
    <Frame title={title}>
      {why ? <Why words={offline ? t.not_downloaded() : explain(why)} onRetry={begin} /> : <Bones />}
    </Frame>
  );
}

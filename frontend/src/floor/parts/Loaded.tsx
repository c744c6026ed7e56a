// Waits for a download and shows what came of it: the screen, or why there is none.
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { explain, Problem } from '@/api/problem';
import * as t from '@/i18n/gen/floor';
import { Frame } from './Frame';

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
  if (!why)
    return (
      <Frame title={title}>
        <div className="bones" role="status" aria-label={t.reading()}>
          <i />
          <i />
          <i />
        </div>
      </Frame>
    );
  const offline = why instanceof Problem && why.status === 0;
  return (
    <Frame title={title}>
      <section className="note" role="alert">
        <b>{offline ? t.not_downloaded() : explain(why)}</b>
        <button type="button" className="big" onClick={begin}>
          {t.retry()}
        </button>
      </section>
    </Frame>
  );
}

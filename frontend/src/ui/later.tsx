// Parts that nobody sees before the page is drawn: loaded once the browser has nothing more urgent to do, so that they are
// there at their first use, or at once when they are used before.
import { type ComponentType, createElement, lazy, Suspense, useEffect, useState } from 'react';

const AFTER = 1200;

/** Do this when the page has been drawn. */
export function quietly(work: () => void) {
  return window.setTimeout(() => (window.requestIdleCallback ?? window.setTimeout)(() => work()), AFTER);
}

/** The part that this module holds, of which `pick` is the component. */
export function later<Module, Props extends object>(
  load: () => Promise<Module>,
  pick: (module: Module) => ComponentType<Props>,
) {
  const Part = lazy(async () => ({ default: pick(await load()) as ComponentType<object> }));
  quietly(() => void load().catch(() => undefined));
  return (props: Props) => <Suspense>{createElement(Part, props)}</Suspense>;
}

/** For a dialog that is wanted already when it is loaded: opened just after, so that the kit knows where the focus was. */
export function useOpened(wanted: boolean) {
  const [opened, set] = useState(false);
  useEffect(() => set(wanted), [wanted]);
  return opened;
}

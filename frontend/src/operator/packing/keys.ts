// Keys that a person presses at the bench, told apart from those that a scanner types: a scanner's come in a burst.
import { useEffect, useRef } from 'react';

/** No hand types its next key this soon, in ms. */
const BURST = 60;
/** After a key that was typed, Enter within this time ends a scan and is no key of its own. */
const TYPED = 500;

/** Tells pressed keys; feed it every key with its time, and call what it answers when the time is over. */
export function presses(tell: (key: string) => void) {
  let last = Number.NEGATIVE_INFINITY;
  let waiting: number | undefined;
  return (key: string, at: number) => {
    const soon = at - last < BURST;
    const typed = at - last < TYPED;
    window.clearTimeout(waiting);
    if ([...key].length === 1) {
      last = at;
      if (!soon) waiting = window.setTimeout(() => tell(key), BURST);
    } else if (key !== 'Shift' && !(typed && (key === 'Enter' || key === 'Tab'))) tell(key);
  };
}

const WRITES = 'input:not([type=checkbox]),textarea,select,[contenteditable]';

export function useKeys(onKey: (key: string) => void, active: boolean) {
  const latest = useRef(onKey);
  latest.current = onKey;
  useEffect(() => {
    if (!active) return undefined;
    const press = presses((key) => latest.current(key));
    const hear = (event: KeyboardEvent) => {
      const writing = event.target instanceof HTMLElement && event.target.closest(WRITES);
      if (!writing && !event.ctrlKey && !event.metaKey && !event.altKey) press(event.key, event.timeStamp);
    };
    window.addEventListener('keydown', hear, true);
    return () => window.removeEventListener('keydown', hear, true);
  }, [active]);
}

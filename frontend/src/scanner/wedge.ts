// A scanner that types: keys in quick succession, ended by Enter or Tab. Works without a focused field, so that no
// soft keyboard opens and no press of a button is needed before the next scan.
import { useEffect, useRef } from 'react';
import { tidy } from './codes';

/** A pause this long between keys begins another code. Long, since a busy processor delivers keys late. */
const PAUSE = 500;

export interface Key {
  key: string;
  code: string;
  /** When the key was pressed, not when it was delivered. */
  at: number;
}

/** The letter of a key that a Japanese input method swallowed as "Process". */
function letter({ key, code }: Key, shifted: boolean): string {
  if ([...key].length === 1) return key;
  if (key !== 'Process' && key !== 'Unidentified') return '';
  const found = /^(?:Key([A-Z])|(?:Digit|Numpad)(\d))$/.exec(code);
  if (found) return (shifted ? found[1] : found[1]?.toLowerCase()) ?? found[2] ?? '';
  return { Minus: shifted ? '_' : '-', NumpadSubtract: '-', Period: '.', NumpadDecimal: '.', Slash: '/' }[code] ?? '';
}

/** Collects keys; answers the code when its end comes. */
export function collector() {
  let held = '';
  let last = 0;
  return {
    get begun() {
      return held !== '';
    },
    take(key: Key, shifted = false): string | null {
      if (key.at - last > PAUSE) held = '';
      last = key.at;
      if (key.key === 'Enter' || key.key === 'Tab' || key.code === 'Enter' || key.code === 'NumpadEnter') {
        const code = tidy(held);
        held = '';
        return code || null;
      }
      held += letter(key, shifted);
      return null;
    },
  };
}

/** What takes text; a box that was ticked last does not. */
const WRITABLE =
  'input:not([type=checkbox],[type=radio],[type=button],[type=submit]),textarea,select,[contenteditable]';
const writable = (target: EventTarget | null) => target instanceof HTMLElement && target.matches(WRITABLE);

/** Hear every scan until the answered function is called. Fields keep what is typed into them. */
export function hearScans(heard: (code: string, at: number) => void): () => void {
  const keys = collector();
  const pressed = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey || writable(event.target)) return;
    const begun = keys.begun;
    const code = keys.take({ key: event.key, code: event.code, at: event.timeStamp }, event.shiftKey);
    // The end of a scan must not press the button that was touched last.
    if (code !== null || (begun && keys.begun)) event.preventDefault();
    if (code !== null) heard(code, event.timeStamp);
  };
  window.addEventListener('keydown', pressed, true);
  return () => window.removeEventListener('keydown', pressed, true);
}

/** Hear scans while a screen shows. */
export function useScans(heard: (code: string, at: number) => void, active = true) {
  const latest = useRef(heard);
  latest.current = heard;
  useEffect(() => (active ? hearScans((code, at) => latest.current(code, at)) : undefined), [active]);
}

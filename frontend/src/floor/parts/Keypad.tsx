// A number by thumb, without the soft keyboard.
import { useState } from 'react';
import * as t from '@/i18n/gen/floor';
import { Icon } from './Icon';
import { Sheet } from './Sheet';

interface Props {
  title: string;
  now: number;
  least: number;
  most: number;
  onClose: () => void;
  onDone: (units: number) => void;
}

export function Keypad({ title, now, least, most, onClose, onDone }: Props) {
  const [digits, set] = useState('');
  const units = digits === '' ? now : Number(digits);
  const fits = units >= least && units <= most;
  const key = (digit: number) => (
    <button key={digit} type="button" onClick={() => set((had) => `${had}${digit}`.slice(0, 7))}>
      {digit}
    </button>
  );
  return (
    <Sheet title={title} onClose={onClose}>
      <output className="amount" data-wrong={!fits || undefined}>
        {units}
      </output>
      <div className="keypad">
        {[1, 2, 3, 4, 5, 6, 7, 8, 9].map(key)}
        <button type="button" onClick={() => set('')} aria-label={t.erase()}>
          <Icon name="close" />
        </button>
        {key(0)}
        <button type="button" className="ok" disabled={!fits} onClick={() => onDone(units)} aria-label={t.enter()}>
          <Icon name="check" size={32} />
        </button>
      </div>
    </Sheet>
  );
}

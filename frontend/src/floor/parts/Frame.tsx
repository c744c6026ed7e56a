// The frame of every task: where one is, whether the device is in touch, what the last scan was, and the thumb's buttons.
import { type ReactNode, useState } from 'react';
import { goHome } from '@/floor/go';
import type { Signal } from '@/floor/machines/turn';
import { useStanding } from '@/floor/store/standing';
import * as t from '@/i18n/gen/floor';
import { isSilent, keepSilent } from '@/scanner/sounds';
import { Icon } from './Icon';

export function Net() {
  const { online, waiting } = useStanding();
  const text = online
    ? waiting
      ? t.sending({ n: waiting })
      : t.online()
    : waiting
      ? t.offline_n({ n: waiting })
      : t.offline();
  return (
    <span className="net" data-off={!online || undefined} role="status" data-waiting={waiting}>
      {!online && <Icon name="cloud" size={16} />}
      {text}
    </span>
  );
}

export function SoundButton() {
  const [silent, set] = useState(isSilent());
  const turn = () => {
    keepSilent(!silent);
    set(!silent);
  };
  return (
    <button type="button" className="icon" onClick={turn} aria-label={t.sound()} aria-pressed={!silent}>
      <Icon name={silent ? 'silent' : 'sound'} />
    </button>
  );
}

interface Props {
  title: string;
  /** Colours the screen: what is to be scanned now. */
  step?: string;
  signal?: Signal | null;
  n?: number;
  onBack?: () => void;
  children: ReactNode;
  foot?: ReactNode;
}

export function Frame({ title, step, signal, n = 0, onBack = goHome, children, foot }: Props) {
  const bad = signal?.tone === 'bad';
  return (
    <main className="page" data-step={step} data-bad={bad || undefined} data-n={n} data-signal={signal?.key}>
      <header className="top">
        <button type="button" className="icon" onClick={onBack} aria-label={t.back()}>
          <Icon name="back" />
        </button>
        <h1>{title}</h1>
        <Net />
        <SoundButton />
      </header>
      <div className="body">{children}</div>
      {foot && <nav className="foot">{foot}</nav>}
      {signal && <div key={n} className="flash" data-tone={signal.tone} aria-hidden="true" />}
    </main>
  );
}

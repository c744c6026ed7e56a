// The tasks of this warehouse by priority, with what waits of each; a scan opens what it names.

import { useState } from 'react';
import { goTo } from '@/floor/go';
import { useByHand } from '@/floor/parts/ByHand';
import { Net } from '@/floor/parts/Frame';
import { Icon, type IconName } from '@/floor/parts/Icon';
import { useStanding } from '@/floor/store/standing';
import type { Board } from '@/floor/store/work';
import * as t from '@/i18n/gen/floor';
import { sameCode } from '@/scanner/codes';
import { Settings } from './Settings';
import { useBoard } from './useBoard';

/** Where a scanned code leads: a list, an arrival, or looking it up. */
export function addressOf(code: string, board: Board | null): string {
  const walk = board?.walks.find((one) => sameCode(one.number, code));
  if (walk) return `/scan/pick/${walk.id}`;
  const plan = board?.arrivals.find((one) => sameCode(one.number, code));
  if (plan) return `/scan/receive/${plan.id}`;
  return `/scan/look?code=${encodeURIComponent(code)}`;
}

interface Tile {
  to: string;
  icon: IconName;
  name: string;
  /** What waits, in numbers; nothing for tasks that are always there. */
  count?: number | undefined;
  text?: string | undefined;
}

function tilesOf(board: Board | null): Tile[] {
  const stood = board?.arrivals.filter((plan) => plan.status !== 'announced').length ?? 0;
  const announced = board ? board.arrivals.length - stood : 0;
  const lists = board?.walks.length;
  const dock = board?.dock.length;
  const units = board?.walks.reduce((sum, walk) => sum + walk.units_left, 0);
  return [
    {
      to: 'pick',
      icon: 'cart',
      name: t.pick(),
      count: lists,
      text: units === undefined ? undefined : t.units({ n: units }),
    },
    {
      to: 'receive',
      icon: 'dock',
      name: t.receive(),
      count: board ? stood : undefined,
      text: announced ? `${t.announced()} ${announced}` : undefined,
    },
    { to: 'put', icon: 'shelf', name: t.put(), count: dock },
    { to: 'count', icon: 'count', name: t.count() },
    { to: 'move', icon: 'move', name: t.move() },
    { to: 'look', icon: 'look', name: t.look() },
  ];
}

export function Home({ onLanguage }: { onLanguage: () => void }) {
  const { person, warehouse, refused, others } = useStanding();
  const { board } = useBoard();
  const [settings, open] = useState(false);
  const hand = useByHand((code) => goTo(addressOf(code, board)), settings);
  return (
    <main className="page" data-step="home">
      <header className="top">
        <h1>
          {warehouse?.name}
          <small>{person?.name}</small>
        </h1>
        <Net />
        <button type="button" className="icon" onClick={() => open(true)} aria-label={t.settings()}>
          <Icon name="gear" />
        </button>
      </header>
      <div className="body">
        {refused > 0 && (
          <button type="button" className="bar danger" onClick={() => goTo('/scan/lead')}>
            <Icon name="lead" />
            <b>{t.lead()}</b>
            <span>{refused}</span>
          </button>
        )}
        {others > 0 && <p className="bar">{t.others_wait({ n: others })}</p>}
        <nav className="tiles" aria-label={t.app()}>
          {tilesOf(board).map((tile) => (
            <button
              key={tile.to}
              type="button"
              onClick={() => goTo(`/scan/${tile.to}`)}
              data-some={tile.count ? true : undefined}
            >
              <Icon name={tile.icon} size={30} />
              <b>{tile.name}</b>
              {tile.count !== undefined && <strong>{tile.count}</strong>}
              {tile.text && <small>{tile.text}</small>}
            </button>
          ))}
        </nav>
        <p className="next">{t.scan_here()}</p>
      </div>
      <nav className="foot">{hand.buttons}</nav>
      {hand.sheet}
      {settings && <Settings onClose={() => open(false)} onLanguage={onLanguage} />}
    </main>
  );
}

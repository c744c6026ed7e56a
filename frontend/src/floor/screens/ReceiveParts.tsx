// Parts of the counting screen: the count in hand, and what the plan says.
import type { Open, SheetLine } from '@/floor/machines/receive';
import { Goods } from '@/floor/parts/Goods';
import * as t from '@/i18n/gen/floor';

interface OpenProps {
  open: Open;
  line: SheetLine | undefined;
  lacks: string | null;
  onUnits: () => void;
  onLot: () => void;
  onKeep: () => void;
}

export function OpenCount({ open, line, lacks, onUnits, onLot, onKeep }: OpenProps) {
  const asksLot = line ? line.tracks_lots || line.tracks_expiry : true;
  return (
    <>
      <Goods
        name={open.name}
        sku={open.announced ? open.code : t.not_in_plan()}
        lot={open.lot}
        expires={open.expires}
        units={open.units}
        of={line ? Math.max(0, line.expected - line.received) : undefined}
        onUnits={onUnits}
        on
        note={open.damaged ? <em>{t.damaged()}</em> : undefined}
      />
      <div className="choice">
        {asksLot && (
          <button type="button" className={lacks ? 'big' : 'big quiet'} onClick={onLot}>
            {t.lot_enter()}
          </button>
        )}
        {!lacks && (
          <button type="button" className="big" onClick={onKeep}>
            {t.keep({ n: open.units })}
          </button>
        )}
      </div>
    </>
  );
}

export function SheetLines({ lines }: { lines: readonly SheetLine[] }) {
  const state = (line: SheetLine) => {
    if (line.received === line.expected) return 'same';
    return line.received > line.expected ? 'over' : undefined;
  };
  return (
    <ul className="rows flat">
      {lines.map((line) => (
        <li key={line.sku} data-state={state(line)}>
          <b>{line.name}</b>
          <span>{t.expected_received({ received: line.received, expected: line.expected })}</span>
          <small>{line.sku}</small>
        </li>
      ))}
    </ul>
  );
}

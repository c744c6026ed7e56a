// Goods as a picker recognises them: a coloured first letter, the name, the sku, lot and date, and the count.
import type { ReactNode } from 'react';
import { day } from '@/i18n/format';
import * as t from '@/i18n/gen/floor';

const hue = (text: string) => [...text].reduce((sum, one) => (sum * 31 + (one.codePointAt(0) ?? 0)) % 360, 7);
const letter = (name: string) => [...name.replace(/^[\s「『【[(（]+/, '')][0] ?? '?';

export function Thumb({ name, sku }: { name: string; sku: string }) {
  const turn = hue(sku);
  const colours = {
    background: `light-dark(hsl(${turn} 45% 90%), hsl(${turn} 30% 24%))`,
    color: `light-dark(hsl(${turn} 55% 26%), hsl(${turn} 50% 82%))`,
  };
  return (
    <span className="thumb" style={colours} aria-hidden="true">
      {letter(name)}
    </span>
  );
}

interface Props {
  name: string;
  sku: string;
  lot?: string | null | undefined;
  expires?: string | null | undefined;
  note?: ReactNode;
  on?: boolean;
  dim?: boolean;
  /** Units so far, and of how many. */
  units?: number | undefined;
  of?: number | undefined;
  onUnits?: (() => void) | undefined;
}

export function Goods({ name, sku, lot, expires, note, on, dim, units, of, onUnits }: Props) {
  const amount = (
    <>
      <b>{units}</b>
      {of !== undefined && <small>/ {of}</small>}
    </>
  );
  return (
    <section className="goods" data-on={on || undefined} data-dim={dim || undefined}>
      <Thumb name={name} sku={sku} />
      <div className="what">
        <b>{name}</b>
        <span>{sku}</span>
        {lot && <span>{t.lot({ lot })}</span>}
        {expires && <span>{t.expires({ date: day(expires) })}</span>}
        {note}
      </div>
      {units !== undefined &&
        (onUnits ? (
          <button type="button" className="qty" onClick={onUnits} aria-label={t.quantity()}>
            {amount}
          </button>
        ) : (
          <div
            className="qty"
            role="img"
            aria-label={of === undefined ? String(units) : t.qty_of({ n: units, total: of })}
          >
            {amount}
          </div>
        ))}
    </section>
  );
}

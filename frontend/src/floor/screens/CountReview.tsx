// Before a count is kept: what was found, and of what nothing was scanned, still without the numbers of the books.
import type { CountRow } from '@/floor/machines/count';
import { rowOf } from '@/floor/machines/shelf';
import * as t from '@/i18n/gen/floor';
import { ShelfRows } from './ShelfRows';

interface Props {
  rows: readonly CountRow[];
  onBack: () => void;
  onKeep: () => void;
}

export function CountReview({ rows, onBack, onKeep }: Props) {
  const found = rows.filter((row) => row.counted !== null);
  const missing = rows.filter((row) => row.counted === null);
  return (
    <>
      <h2 className="head">{t.count_review()}</h2>
      {found.length > 0 && (
        <ul className="rows flat">
          {found.map((row) => (
            <li key={rowOf(row)}>
              <b>{row.name}</b>
              <span>{t.units({ n: row.counted ?? 0 })}</span>
              <small>{[row.sku, row.lot_code && t.lot({ lot: row.lot_code })].filter(Boolean).join(' · ')}</small>
            </li>
          ))}
        </ul>
      )}
      {missing.length > 0 && (
        <>
          <h2 className="head">{t.count_missing()}</h2>
          <ShelfRows blind items={missing} />
        </>
      )}
      {!rows.length && <p className="note">{t.empty_shelf()}</p>}
      <div className="choice">
        <button type="button" className="big" onClick={onKeep}>
          {t.count_keep()}
        </button>
        <button type="button" className="big quiet" onClick={onBack}>
          {t.count_again()}
        </button>
      </div>
    </>
  );
}

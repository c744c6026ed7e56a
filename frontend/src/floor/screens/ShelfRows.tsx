// What lies on a shelf, or where a product lies.
import { rowOf, type ShelfItem } from '@/floor/machines/shelf';
import { condition } from '@/floor/parts/words';
import { day } from '@/i18n/format';
import * as t from '@/i18n/gen/floor';

interface Props {
  items: readonly ShelfItem[];
  /** Name the shelf instead of the goods. */
  places?: boolean;
  /** Without quantities: for counting. */
  blind?: boolean;
  onChoose?: (row: string) => void;
}

export function ShelfRows({ items, places, blind, onChoose }: Props) {
  if (!items.length) return <p className="note">{places ? t.lies_nowhere() : t.empty_shelf()}</p>;
  return (
    <ul className={onChoose ? 'rows' : 'rows flat'}>
      {items.map((item) => {
        const inner = (
          <>
            <b>{places ? item.location_code : item.name}</b>
            {!blind && <span>{t.units({ n: item.quantity })}</span>}
            {item.condition !== 'sellable' ? (
              <em>{condition(item.condition)}</em>
            ) : (
              !blind && item.allocated > 0 && <em>{t.promised({ n: item.allocated })}</em>
            )}
            <small>
              {[
                places ? null : item.sku,
                item.lot_code && t.lot({ lot: item.lot_code }),
                item.expires_on && t.expires({ date: day(item.expires_on) }),
                places ? null : item.merchant,
              ]
                .filter(Boolean)
                .join(' · ')}
            </small>
          </>
        );
        return (
          <li key={`${item.location_id}${rowOf(item)}`}>
            {onChoose ? (
              <button type="button" onClick={() => onChoose(rowOf(item))}>
                {inner}
              </button>
            ) : (
              inner
            )}
          </li>
        );
      })}
    </ul>
  );
}

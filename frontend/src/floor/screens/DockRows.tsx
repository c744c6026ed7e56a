// What stands at the dock, to be chosen by touch where no code can be read.
import type { DockItem } from '@/floor/machines/put';
import { condition } from '@/floor/parts/words';
import { day } from '@/i18n/format';
import * as t from '@/i18n/gen/floor';

export function DockRows({ items, onChoose }: { items: readonly DockItem[]; onChoose: (id: string) => void }) {
  return (
    <ul className="rows">
      {items.map((item) => (
        <li key={item.receipt_id}>
          <button type="button" onClick={() => onChoose(item.receipt_id)}>
            <b>{item.name}</b>
            <span>{t.units({ n: item.quantity })}</span>
            <em>{item.proposed ?? (item.condition === 'sellable' ? t.any_shelf() : condition(item.condition))}</em>
            <small>
              {item.sku}
              {item.lot_code && ` · ${t.lot({ lot: item.lot_code })}`}
              {item.expires_on && ` · ${t.expires({ date: day(item.expires_on) })}`}
            </small>
          </button>
        </li>
      ))}
    </ul>
  );
}

// Lot and date of a count, by hand: cartons rarely carry them as a code.
import type { Open } from '@/floor/machines/receive';
import { Sheet } from '@/floor/parts/Sheet';
import * as t from '@/i18n/gen/floor';

interface Props {
  open: Open;
  dated: boolean;
  onClose: () => void;
  onDone: (lot: string, expires: string) => void;
}

export function LotSheet({ open, dated, onClose, onDone }: Props) {
  return (
    <Sheet title={t.lot_enter()} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const given = new FormData(event.currentTarget);
          onDone(String(given.get('lot') ?? '').normalize('NFKC'), String(given.get('expires') ?? ''));
        }}
      >
        <label className="field">
          {t.lot_code()}
          <input name="lot" defaultValue={open.lot} maxLength={64} autoComplete="off" autoCapitalize="characters" />
        </label>
        <label className="field">
          {t.expiry()}
          <input name="expires" type="date" defaultValue={open.expires} required={dated} />
        </label>
        <button type="submit" className="big">
          {t.enter()}
        </button>
      </form>
    </Sheet>
  );
}

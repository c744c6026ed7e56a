// A code by hand, for a label that cannot be read.
import * as t from '@/i18n/gen/floor';
import { tidy } from '@/scanner/codes';
import { Sheet } from './Sheet';

export function TypeCode({ onClose, onCode }: { onClose: () => void; onCode: (code: string) => void }) {
  return (
    <Sheet title={t.type()} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const code = tidy(String(new FormData(event.currentTarget).get('code') ?? ''));
          if (!code) return;
          onClose();
          onCode(code);
        }}
      >
        <label className="field">
          {t.code_label()}
          <input name="code" autoComplete="off" autoCapitalize="characters" spellCheck={false} enterKeyHint="done" />
        </label>
        <button type="submit" className="big">
          {t.enter()}
        </button>
      </form>
    </Sheet>
  );
}

// What stands where a screen has nothing to show yet, or has been told why not.
import * as t from '@/i18n/gen/floor';

export const Bones = () => (
  <div className="bones" role="status" aria-label={t.reading()}>
    <i />
    <i />
    <i />
  </div>
);

export const Why = ({ words, onRetry }: { words: string; onRetry: () => void }) => (
  <section className="note" role="alert">
    <b>{words}</b>
    <button type="button" className="big" onClick={onRetry}>
      {t.retry()}
    </button>
  </section>
);

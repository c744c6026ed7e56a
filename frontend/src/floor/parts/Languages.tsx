// The language of this device.
import * as t from '@/i18n/gen/floor';
import { LOCALES, type Locale, locale, setLocale } from '@/i18n/runtime';

const NAMES: Record<Locale, string> = { en: 'English', ja: '日本語' };

export function Languages({ onChange }: { onChange: () => void }) {
  return (
    <fieldset className="languages">
      <legend className="vh">{t.language()}</legend>
      {LOCALES.map((one) => (
        <button
          key={one}
          type="button"
          lang={one}
          aria-pressed={one === locale()}
          onClick={() => {
            setLocale(one);
            onChange();
          }}
        >
          {NAMES[one]}
        </button>
      ))}
    </fieldset>
  );
}

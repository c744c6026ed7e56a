// The language of the screens; a change renders everything anew, since messages are plain functions.
import { createContext, Fragment, type ReactNode, useContext, useEffect, useState } from 'react';
import { type Locale, locale, setLocale } from '@/i18n/runtime';

interface Language {
  language: Locale;
  speak: (next: Locale) => void;
}

const Context = createContext<Language>({ language: 'en', speak: () => undefined });
export const useLanguage = () => useContext(Context);

export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, set] = useState<Locale>(locale());
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const speak = (next: Locale) => {
    setLocale(next);
    set(next);
  };
  return (
    <Context value={{ language, speak }}>
      <Fragment key={language}>{children}</Fragment>
    </Context>
  );
}

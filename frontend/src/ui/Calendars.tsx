// Calendars as people here read them: stands around every date field, so that only pages with one carry them.
import { DatesProvider } from '@mantine/dates';
import 'dayjs/locale/ja';
import type { ReactNode } from 'react';
import { locale } from '@/i18n/runtime';

export const Calendars = ({ children }: { children: ReactNode }) => (
  <DatesProvider settings={{ locale: locale(), firstDayOfWeek: locale() === 'ja' ? 0 : 1 }}>{children}</DatesProvider>
);

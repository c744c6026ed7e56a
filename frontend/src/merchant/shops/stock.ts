// Times as people read them: milliseconds as seconds, tenths only where they matter.
import { num } from '@/i18n/format';
import * as t from '@/i18n/gen/shops';

export const seconds = (ms: number) => {
  const tenths = Math.max(1, Math.round(ms / 100));
  return t.seconds({ n: num(tenths >= 100 ? Math.round(tenths / 10) : tenths / 10) });
};

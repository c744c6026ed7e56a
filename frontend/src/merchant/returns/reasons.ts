// Why goods come back: words to choose from. A reason is kept as the text that was chosen or written, as everybody who
// handles the return reads it.
import * as t from '@/i18n/gen/returns';

export const OTHER = 'other';

export const reasons = (): string[] => [
  t.reason_size(),
  t.reason_image(),
  t.reason_defect(),
  t.reason_damaged(),
  t.reason_wrong(),
  t.reason_undelivered(),
];

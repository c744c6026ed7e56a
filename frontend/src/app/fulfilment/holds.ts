// The sentence for a hold. Holds that the system placed carry facts in their detail; those of people carry a note.
import { fieldWords } from '@/app/timeline/words';
import * as h from '@/i18n/gen/holds';
import { paymentWord } from './orderWords';

interface Hold {
  reason: string;
  detail: string;
  placed_by: string;
}

const SENTENCE: Record<string, () => string> = {
  stock: h.why_stock,
  duplicate_suspect: h.why_duplicate_suspect,
  fraud: h.why_fraud,
  manual: h.why_manual,
  cutoff_window: h.why_cutoff_window,
  merchant_suspended: h.why_merchant_suspended,
};
/** Their detail is facts for a sentence, if the system wrote it. */
const FACTS = new Set(['payment', 'address', 'product_unmapped']);
const bySystem = (hold: Hold) => hold.placed_by === 'system' && hold.detail !== '';

export function whyHeld(hold: Hold): string {
  if (FACTS.has(hold.reason) && !bySystem(hold)) return h.why_manual();
  if (hold.reason === 'payment') return h.why_payment({ state: paymentWord(hold.detail) });
  if (hold.reason === 'address') return h.why_address({ fields: fieldWords(hold.detail.split(', ')) });
  if (hold.reason === 'product_unmapped') return h.why_product_unmapped({ skus: hold.detail });
  return SENTENCE[hold.reason]?.() ?? h.why_manual();
}

/** What a person wrote. */
export const noteOf = (hold: Hold) => (FACTS.has(hold.reason) && bySystem(hold) ? '' : hold.detail);

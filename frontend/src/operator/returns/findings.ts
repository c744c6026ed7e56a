// What a desk records of returned units, and which decisions go together.
import type { Schemas } from '@/api/client';

export interface Finding {
  quantity: number | '';
  condition: string;
  disposition: string;
  location: string;
  lot_code: string;
  expires_on: string;
}

/** The four decisions that have a key. */
export const DECISIONS: Record<string, { condition: string; disposition: string }> = {
  1: { condition: 'sellable', disposition: 'restock' },
  2: { condition: 'damaged', disposition: 'quarantine' },
  3: { condition: 'damaged', disposition: 'dispose' },
  4: { condition: 'damaged', disposition: 'send_back' },
};
export const CONDITIONS = ['sellable', 'damaged', 'expired'];
export const DISPOSITIONS = ['restock', 'quarantine', 'repair', 'dispose', 'send_back'];

export const start = (left: number): Finding => ({
  quantity: left,
  condition: 'sellable',
  disposition: 'restock',
  location: '',
  lot_code: '',
  expires_on: '',
});

/** Only sellable units go back on sale: another condition moves the decision to quarantine. */
export function withCondition(finding: Finding, condition: string): Finding {
  const disposition =
    condition !== 'sellable' && finding.disposition === 'restock' ? 'quarantine' : finding.disposition;
  return { ...finding, condition, disposition };
}

export function withDisposition(finding: Finding, disposition: string): Finding {
  return { ...finding, disposition, condition: disposition === 'restock' ? 'sellable' : finding.condition };
}

export type Wrong = 'location' | 'quantity';

/** What is missing in a finding of a line with so many units left; null when it can be recorded. */
export function wrongIn(finding: Finding, left: number): Wrong | null {
  if (finding.quantity === '' || finding.quantity === 0) return null;
  if (finding.quantity < 0 || finding.quantity > left) return 'quantity';
  return finding.disposition === 'restock' && !finding.location.trim() ? 'location' : null;
}

/** The findings as the API takes them; lines at which nobody looked are left out. */
export const recorded = (findings: ReadonlyMap<string, Finding>): Schemas['FindingInput'][] =>
  [...findings].flatMap(([line_id, one]) =>
    one.quantity === '' || one.quantity === 0
      ? []
      : {
          line_id,
          quantity: one.quantity,
          condition: one.condition,
          disposition: one.disposition,
          note: '',
          location: one.location.trim() || null,
          lot_code: one.lot_code.trim() || null,
          expires_on: one.expires_on || null,
        },
  );

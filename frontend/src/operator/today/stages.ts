// Open shipments by merchant and state, as a table to read at a glance.
import type { Schemas } from '@/api/client';

export type Stage = Schemas['Stage'];

/** The road of a shipment until it leaves. */
export const ROAD = ['draft', 'awaiting_stock', 'reserved', 'released', 'picking', 'picked', 'packed'];

export interface Count {
  late: number;
  today: number;
  later: number;
}
export interface Row {
  merchant: string;
  at: ReadonlyMap<string, Count>;
  sum: Count;
}

const NONE: Count = { late: 0, today: 0, later: 0 };
const plus = (a: Count, b: Count): Count => ({
  late: a.late + b.late,
  today: a.today + b.today,
  later: a.later + b.later,
});
export const totalOf = (count: Count | undefined) => (count ? count.late + count.today + count.later : 0);

/** A row a merchant, the one with most late first. */
export function rowsOf(stages: readonly Stage[]): Row[] {
  const rows = new Map<string, { merchant: string; at: Map<string, Count>; sum: Count }>();
  for (const stage of stages) {
    const row = rows.get(stage.merchant_id) ?? { merchant: stage.merchant, at: new Map(), sum: NONE };
    row.at.set(stage.status, plus(row.at.get(stage.status) ?? NONE, stage));
    rows.set(stage.merchant_id, { ...row, sum: plus(row.sum, stage) });
  }
  return [...rows.values()].toSorted((a, b) => b.sum.late - a.sum.late || totalOf(b.sum) - totalOf(a.sum));
}

export const sumOf = (rows: readonly Row[]): Count => rows.reduce((sum, row) => plus(sum, row.sum), NONE);

export const sumAt = (rows: readonly Row[], status: string): Count =>
  rows.reduce((sum, row) => plus(sum, row.at.get(status) ?? NONE), NONE);

/** Hours and minutes until then; null when it is over. */
export function until(moment: string, now = Date.now()): { n: number; m: number } | null {
  const minutes = Math.ceil((Date.parse(moment) - now) / 60_000);
  return minutes <= 0 ? null : { n: Math.floor(minutes / 60), m: minutes % 60 };
}

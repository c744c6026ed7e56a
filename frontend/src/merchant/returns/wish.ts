// What is to come back of an order, while somebody chooses it.
import type { Schemas } from '@/api/client';

interface Line {
  id: string;
  shipped_units: number;
}

/** Units that are out there and not coming back already, by line. */
export function returnable(
  lines: readonly Line[],
  coming: readonly Pick<Schemas['ReturnView'], 'status' | 'lines'>[],
): Map<string, number> {
  const left = new Map(lines.map((line) => [line.id, line.shipped_units]));
  for (const one of coming) {
    if (one.status === 'rejected' || one.status === 'cancelled') continue;
    for (const line of one.lines) left.set(line.order_line_id, (left.get(line.order_line_id) ?? 0) - line.quantity);
  }
  return new Map([...left].filter(([, units]) => units > 0));
}

/** The first choice: everything where there is only one line, nothing where a person must choose. */
export const firstChoice = (left: ReadonlyMap<string, number>): Record<string, number> =>
  left.size === 1 ? Object.fromEntries(left) : {};

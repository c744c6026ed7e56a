// Rows of a chart from the histories of warehouses: one a day, a column for each warehouse.
interface Days {
  warehouse: string;
  days: readonly { day: string; on_hand: number }[];
}

export function overTime(histories: readonly Days[]): Record<string, string | number>[] {
  const rows = new Map<string, Record<string, string | number>>();
  for (const { warehouse, days } of histories)
    for (const { day, on_hand } of days) rows.set(day, { ...(rows.get(day) ?? { day }), [warehouse]: on_hand });
  return [...rows.values()].toSorted((a, b) => String(a.day).localeCompare(String(b.day)));
}

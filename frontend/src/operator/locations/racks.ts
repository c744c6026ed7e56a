// Locations as they stand: aisles of bays and levels; and the codes of new ones.
export interface Spot {
  zone: string;
  aisle: number;
  bay: number;
  level: number;
}

export interface Aisle<T extends Spot> {
  key: string;
  zone: string;
  aisle: number;
  bays: number;
  levels: number;
  /** By level from the top, then by bay; null where there is none. */
  rows: (T | null)[][];
}

/** Aisles in order, each a grid with the highest level first, as one sees a rack. */
export function aislesOf<T extends Spot>(spots: readonly T[]): Aisle<T>[] {
  const aisles = new Map<string, T[]>();
  for (const spot of spots) {
    if (spot.bay < 1 || spot.level < 1) continue;
    const key = `${spot.zone} ${spot.aisle}`;
    aisles.set(key, [...(aisles.get(key) ?? []), spot]);
  }
  return [...aisles.entries()].map(([key, here]) => gridOf(key, here)).toSorted(byPlace);
}

function gridOf<T extends Spot>(key: string, here: readonly T[]): Aisle<T> {
  const bays = Math.max(...here.map((spot) => spot.bay));
  const levels = Math.max(...here.map((spot) => spot.level));
  const at = new Map(here.map((spot) => [`${spot.level} ${spot.bay}`, spot]));
  const rows = Array.from({ length: levels }, (_, down) =>
    Array.from({ length: bays }, (__, bay) => at.get(`${levels - down} ${bay + 1}`) ?? null),
  );
  return { key, zone: here[0]?.zone ?? '', aisle: here[0]?.aisle ?? 0, bays, levels, rows };
}

const byPlace = (a: Aisle<Spot>, b: Aisle<Spot>) => a.zone.localeCompare(b.zone) || a.aisle - b.aisle;

const two = (n: number) => String(n).padStart(2, '0');

/** One location a bay and level of an aisle, named zone-aisle-bay-level, walked bay by bay. */
export const newPlaces = (zone: string, aisle: number, bays: number, levels: number, purpose: string) =>
  Array.from({ length: bays * levels }, (_, n) => {
    const bay = Math.floor(n / levels) + 1;
    const level = (n % levels) + 1;
    return {
      code: `${zone}-${two(aisle)}-${two(bay)}-${level}`,
      purpose,
      aisle,
      bay,
      level,
      walk_sequence: aisle * 10_000 + bay * 10 + level,
    };
  });

// Where the marks of a chart stand: round numbers along the side, as many words along the bottom as fit.

export interface Scale {
  low: number;
  high: number;
  /** Round numbers from low to high, both included. */
  ticks: number[];
}

const ROUND = [1, 2, 5, 10];

/** A scale that holds zero and all of these, in at most `most` even and round steps; of whole numbers in whole steps. */
export function scaleOf(values: readonly number[], most = 4): Scale {
  const top = Math.max(0, ...values);
  const bottom = Math.min(0, ...values);
  const least = (top - bottom || 1) / most;
  const unit = 10 ** Math.floor(Math.log10(least));
  const round = (ROUND.find((factor) => factor * unit >= least * (1 - 1e-9)) ?? 10) * unit;
  const step = values.every(Number.isInteger) ? Math.max(1, round) : round;
  const low = Math.floor(bottom / step) * step;
  const high = Math.max(Math.ceil(top / step) * step, low + step);
  const count = Math.round((high - low) / step);
  return { low, high, ticks: Array.from({ length: count + 1 }, (_, n) => low + n * step) };
}

/** Of so many places along the bottom, those that get a word of this width; the last, the newest, is always among them. */
export function worded(count: number, width: number, room: number): number[] {
  const every = Math.max(1, Math.ceil((count * room) / Math.max(width, 1)));
  return Array.from({ length: count }, (_, n) => n).filter((n) => (count - 1 - n) % every === 0);
}

type Point = readonly [x: number, y: number];

/** The unbroken stretches of these points: where there is no value, one ends. */
export function stretches(points: readonly (Point | null)[]): Point[][] {
  const found: Point[][] = [];
  points.forEach((point, n) => {
    if (!point) return;
    if (points[n - 1]) found.at(-1)?.push(point);
    else found.push([point]);
  });
  return found;
}

/** The path of a line through these points; in steps, each height holds until the next point. */
export function pathOf(points: readonly Point[], steps = false): string {
  const rounded = points.map(([x, y]) => [Math.round(x * 10) / 10, Math.round(y * 10) / 10] as const);
  return rounded.map(([x, y], n) => (n === 0 ? `M${x} ${y}` : steps ? `H${x}V${y}` : `L${x} ${y}`)).join('');
}

// The marks of a chart, drawn into its field.
import { pathOf, type Scale, stretches } from './scale';

export interface Series {
  name: string;
  label: string;
  /** Any colour of CSS; those of our charts (--ch-…) fit both schemes. */
  color: string;
}

export type Row = Readonly<Record<string, string | number | null>>;

export const valueIn = (row: Row, { name }: Series) => {
  const value = row[name];
  return typeof value === 'number' ? value : null;
};

/** Where marks may stand, in pixels of the drawing. */
export interface Field {
  left: number;
  width: number;
  top: number;
  height: number;
}

export const xOf = (field: Field, count: number, n: number) => field.left + ((n + 0.5) * field.width) / count;
export const yOf = (field: Field, { low, high }: Scale, value: number) =>
  field.top + field.height * (1 - (value - low) / (high - low));

interface Props {
  rows: readonly Row[];
  series: readonly Series[];
  field: Field;
  scale: Scale;
}

const WIDEST = 28;

/** One bar for each series, side by side, upwards or downwards from zero. */
export function Bars({ rows, series, field, scale }: Props) {
  const band = field.width / rows.length;
  const width = Math.max(1, Math.min(WIDEST, (band * 0.76) / series.length));
  const zero = yOf(field, scale, 0);
  return series.map((one, of) => (
    <g key={one.name} fill={one.color}>
      {rows.map((row, n) => {
        const value = valueIn(row, one);
        if (!value) return null;
        const x = xOf(field, rows.length, n) + (of - series.length / 2) * width;
        const y = yOf(field, scale, value);
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a place along the bottom is what a bar belongs to
            key={n}
            x={x + 0.5}
            width={Math.max(width - 1, 1)}
            y={Math.min(y, zero)}
            height={Math.abs(zero - y)}
            rx={Math.min(2, width / 4)}
          />
        );
      })}
    </g>
  ));
}

/** A line for each series; an area is its filled line, and what it shows holds until the next value. */
export function Lines({ rows, series, field, scale, area }: Props & { area: boolean }) {
  const zero = yOf(field, scale, 0);
  return series.map((one) => {
    const points = rows.map((row, n) => {
      const value = valueIn(row, one);
      return value === null ? null : ([xOf(field, rows.length, n), yOf(field, scale, value)] as const);
    });
    return (
      <g key={one.name} stroke={one.color} fill="none" strokeWidth={2} strokeLinejoin="round" strokeLinecap="round">
        {stretches(points).map((points) => {
          const line = pathOf(points, area);
          return (
            <g key={line}>
              {area && (
                <path d={`${line}V${zero}H${points[0]?.[0]}Z`} fill={one.color} fillOpacity={0.16} stroke="none" />
              )}
              {points.length > 1 ? (
                <path d={line} />
              ) : (
                <circle cx={points[0]?.[0]} cy={points[0]?.[1]} r={2} fill={one.color} />
              )}
            </g>
          );
        })}
      </g>
    );
  });
}

// A chart as large as its place: its values are read by pointing at them, or by the arrow keys.
import { useElementSize } from '@mantine/hooks';
import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import c from './Drawing.module.css';
import { Bars, type Field, Lines, type Row, type Series, valueIn, xOf, yOf } from './Marks';
import { scaleOf, worded } from './scale';

export interface DrawingProps {
  title: string;
  kind: 'bars' | 'line' | 'area';
  rows: readonly Row[];
  /** The column of `rows` along the bottom. */
  along: string;
  series: readonly Series[];
  /** In pixels, the legend included. */
  height: number;
  show: (value: number) => string;
  showAlong: (value: string) => string;
}

const LEGEND = 30;
const WORD = 7;

export function Drawing(p: DrawingProps) {
  const { rows, series, show } = p;
  const { ref, width } = useElementSize();
  const [at, setAt] = useState<number | null>(null);
  const height = p.height - (series.length > 1 ? LEGEND : 0);
  const scale = scaleOf(rows.flatMap((row) => series.map((one) => valueIn(row, one) ?? 0)));
  const left = 14 + WORD * Math.max(...scale.ticks.map((tick) => show(tick).length));
  const field: Field = { left, width: Math.max(width - left - 8, 1), top: 8, height: height - 34 };
  const words = rows.map((row) => p.showAlong(String(row[p.along])));
  const last = rows.length - 1;
  const read = (n: number) =>
    `${words[n]}: ${series.map((one) => `${one.label} ${shown(rows[n], one, show)}`).join(', ')}`;
  const point = (event: PointerEvent<HTMLDivElement>) => {
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left - field.left;
    setAt(Math.max(0, Math.min(last, Math.floor((x / field.width) * rows.length))));
  };
  const step = (event: KeyboardEvent) => {
    const now = at ?? last;
    const to = { ArrowLeft: now - 1, ArrowRight: now + 1, Home: 0, End: last }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    setAt(Math.max(0, Math.min(last, to)));
  };
  return (
    <>
      {series.length > 1 && <Legend series={series} />}
      <div
        ref={ref}
        className={c.place}
        style={{ height }}
        role="slider"
        tabIndex={0}
        aria-label={p.title}
        aria-valuemin={0}
        aria-valuemax={last}
        aria-valuenow={at ?? last}
        aria-valuetext={read(at ?? last)}
        onPointerMove={point}
        onPointerDown={point}
        onPointerLeave={() => setAt(null)}
        onFocus={(event) => event.currentTarget.matches(':focus-visible') && setAt(last)}
        onBlur={() => setAt(null)}
        onKeyDown={step}
      >
        {width > 0 && (
          <svg width={width} height={height} aria-hidden="true">
            {scale.ticks.map((tick) => (
              <g key={tick} className={c.tick} transform={`translate(0 ${yOf(field, scale, tick)})`}>
                <line x1={field.left} x2={field.left + field.width} />
                <text x={field.left - 8} dy="0.32em" textAnchor="end">
                  {show(tick)}
                </text>
              </g>
            ))}
            {worded(rows.length, field.width, 16 + WORD * Math.max(...words.map((word) => word.length))).map((n) => (
              <text key={n} className={c.word} x={xOf(field, rows.length, n)} y={height - 8} textAnchor="middle">
                {words[n]}
              </text>
            ))}
            {at !== null && <Here field={field} count={rows.length} at={at} wide={p.kind === 'bars'} />}
            {p.kind === 'bars' ? (
              <Bars rows={rows} series={series} field={field} scale={scale} />
            ) : (
              <Lines rows={rows} series={series} field={field} scale={scale} area={p.kind === 'area'} />
            )}
          </svg>
        )}
        {at !== null && (
          <Values
            head={words[at] ?? ''}
            lines={series.map((one) => ({ ...one, value: shown(rows[at], one, show) }))}
            x={xOf(field, rows.length, at)}
            width={width}
          />
        )}
      </div>
    </>
  );
}

function shown(row: Row | undefined, one: Series, show: (value: number) => string) {
  const value = row && valueIn(row, one);
  return typeof value === 'number' ? show(value) : '–';
}

const Legend = ({ series }: { series: readonly Series[] }) => (
  <ul className={c.legend} style={{ height: LEGEND }}>
    {series.map(({ name, label, color }) => (
      <li key={name}>
        <i style={{ background: color }} />
        {label}
      </li>
    ))}
  </ul>
);

/** What is pointed at: the band behind the bars, or a line through the lines. */
function Here({ field, count, at, wide }: { field: Field; count: number; at: number; wide: boolean }) {
  const width = wide ? field.width / count : 1;
  return (
    <rect
      className={wide ? c.band : c.cursor}
      x={xOf(field, count, at) - width / 2}
      y={field.top}
      width={width}
      height={field.height}
    />
  );
}

interface ValuesProps {
  head: string;
  lines: readonly (Series & { value: string })[];
  x: number;
  width: number;
}

/** The numbers of the place that is pointed at, on the side where there is room for them. */
function Values({ head, lines, x, width }: ValuesProps) {
  return (
    <div className={c.values} style={x > width / 2 ? { right: width - x + 14 } : { left: x + 14 }} aria-hidden="true">
      <b>{head}</b>
      {lines.map(({ name, label, color, value }) => (
        <span key={name}>
          <i style={{ background: color }} />
          {label}
          <em className="num">{value}</em>
        </span>
      ))}
    </div>
  );
}

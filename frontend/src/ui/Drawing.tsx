// The one module that knows the chart library; loaded on demand.
import '@mantine/charts/styles.css';
import { AreaChart, BarChart, LineChart } from '@mantine/charts';
import { num } from '@/i18n/format';
import type { PlotProps } from './Plot';

export default function Drawing(p: PlotProps & { height: number }) {
  const show = p.show ?? num;
  const showAlong = p.showAlong ?? String;
  const common = {
    h: p.height,
    data: p.rows as Record<string, string | number>[],
    dataKey: p.along,
    series: p.series.map((one) => ({ ...one })),
    valueFormatter: show,
    gridAxis: 'x' as const,
    tickLine: 'none' as const,
    withLegend: p.series.length > 1,
    legendProps: { verticalAlign: 'top' as const, height: 34 },
    xAxisProps: { tickFormatter: (value: unknown) => showAlong(String(value)), minTickGap: 24 },
    yAxisProps: { width: 52 },
    // Before anything is pointed at, the tooltip asks for the words of nothing.
    tooltipProps: { labelFormatter: (value: unknown) => (value ? showAlong(String(value)) : '') },
    referenceLines: p.threshold ? [{ y: p.threshold.y, label: p.threshold.label, color: 'red.6' }] : undefined,
  };
  if (p.kind === 'line') return <LineChart {...common} curveType="linear" withDots={false} />;
  if (p.kind === 'area') return <AreaChart {...common} curveType="step" withDots={false} />;
  return <BarChart {...common} type={p.kind === 'stacked' ? 'stacked' : 'default'} />;
}

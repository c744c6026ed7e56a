// Figures as a table that can be put into the documentation, with the aim of each and whether it was met.
//   A figure: { name, value, unit, most | least, note, digits }

export const met = ({ value, most, least }) =>
  !(most !== undefined && !(value <= most)) && !(least !== undefined && !(value >= least));

export const missed = (figures) => figures.filter((figure) => !met(figure)).length;

export function shown(figures) {
  const lines = figures.map((figure) => {
    const { name, value, unit = '', most, least, note, digits = 0 } = figure;
    const aim = most !== undefined ? `≤ ${most}` : least !== undefined ? `≥ ${least}` : '';
    const said = note ? `${name}<br><small>${note}</small>` : name;
    const verdict = aim ? (met(figure) ? 'met' : 'MISSED') : '';
    return `| ${said} | ${value.toFixed(digits)}${unit && ` ${unit}`} | ${aim} | ${verdict} |`;
  });
  return ['| figure | measured | aim | |', '|---|---:|---:|---|', ...lines].join('\n');
}

/** The value below which this share of them lies; the median for 0.5. */
export function quantile(values, share) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
export const median = (values) => quantile(values, 0.5);

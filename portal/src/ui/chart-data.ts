export type ChartSeries = {
  readonly name: string;
  /** Undefined where there is nothing to show: a line has a gap there. */
  readonly values: readonly (number | undefined)[];
  readonly tone: 0 | 1 | 2;
};

/** A line that tells from where on something is wrong; shown when the values come near it. */
export type Threshold = { readonly name: string; readonly value: number };

const NEAR = 0.5;

/**
 * What is drawn, the tallest first: a bar stands on the bars of the series before it, so its top is their sum and what is
 * drawn later covers it up to its own part.
 */
export const drawnOf = (kind: 'bars' | 'lines', series: readonly ChartSeries[], count: number): (number | null)[][] => {
  if (kind === 'lines') return series.map(({ values }) => Array.from({ length: count }, (_, at) => values[at] ?? null));
  const sums = new Array<number>(count).fill(0);
  const stacked = series.map(({ values }) =>
    sums.map((_, at) => {
      sums[at] = (sums[at] ?? 0) + (values[at] ?? 0);
      return sums[at] ?? 0;
    }),
  );
  return stacked.reverse();
};

/** Thresholds the values come near; one far above would only press the chart flat. */
export const nearThresholds = (
  thresholds: readonly Threshold[],
  drawn: readonly (readonly (number | null)[])[],
): readonly Threshold[] => {
  let top = 0;
  for (const values of drawn) for (const value of values) top = Math.max(top, value ?? 0);
  return thresholds.filter(({ value }) => top >= value * NEAR);
};

/** The place a key moves to among `count` places; undefined when the key moves nowhere. */
export const movedBy = (key: string, at: number | undefined, count: number): number | undefined => {
  const last = count - 1;
  const step = Math.max(Math.round(count / 10), 1);
  const moves: Readonly<Record<string, number>> = {
    ArrowRight: at === undefined ? 0 : at + 1,
    ArrowLeft: at === undefined ? last : at - 1,
    PageDown: (at ?? -1) + step,
    PageUp: (at ?? count) - step,
    Home: 0,
    End: last,
  };
  const next = moves[key];
  return next === undefined || count === 0 ? undefined : Math.min(Math.max(next, 0), last);
};

export type ChartProps = {
  title: string;
  kind: 'bars' | 'lines';
  /** Seconds since 1970, evenly spaced. */
  times: readonly number[];
  series: readonly ChartSeries[];
  format: (value: number) => string;
  formatTime: (seconds: number) => string;
  thresholds?: readonly Threshold[];
  /** What follows when a stretch was chosen, in seconds since 1970. */
  onChoose?: ((from: number, to: number) => void) | undefined;
};

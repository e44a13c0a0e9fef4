/** A metric by what CloudWatch tells metrics apart by. */
export type Metric = {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
};

/** Values by the millisecond at which their period begins. */
export type Series = ReadonlyMap<number, number>;

/** What was measured in one go: a value, so many times; or what somebody has added up already. */
export type Measured =
  | { readonly value: number; readonly times?: number }
  | { readonly count: number; readonly sum: number; readonly least: number; readonly most: number };

type Minute = {
  count: number;
  sum: number;
  least: number;
  most: number;
  /** How many values of about this size, once there are several: a hundredth apart. */
  sizes: Map<number, number> | undefined;
};

type Kept = { readonly metric: Metric; readonly minutes: Map<number, Minute> };

export const MINUTE_MILLISECONDS = 60_000;
/** Three hours, as CloudWatch keeps what is finer than a minute; nothing here is older than the process. */
const MINUTES_MAX = 180;
const METRICS_MAX = 2000;
/** Two neighbours are a hundredth apart: a percentile is as exact. */
const STEP = Math.log(1.01);
const ZERO = Number.MIN_SAFE_INTEGER;

const sizeOf = (value: number): number => (value > 0 ? Math.round(Math.log(value) / STEP) : ZERO);
const valueAt = (size: number): number => (size === ZERO ? 0 : Math.exp(size * STEP));

const keyOf = ({ namespace, name, dimensions }: Metric): string =>
  JSON.stringify([namespace, name, ...Object.entries(dimensions).sort(([one], [other]) => (one < other ? -1 : 1))]);

const addTo = (minute: Minute, count: number, sum: number, least: number, most: number): void => {
  if (!minute.sizes && minute.count > 0 && (least !== minute.least || most !== minute.most))
    minute.sizes = new Map([[sizeOf(minute.least), minute.count]]);
  minute.sizes?.set(sizeOf(most), (minute.sizes.get(sizeOf(most)) ?? 0) + count);
  minute.count += count;
  minute.sum += sum;
  minute.least = Math.min(minute.least, least);
  minute.most = Math.max(minute.most, most);
};

const percentile = (minutes: readonly Minute[], share: number): number => {
  const sizes = new Map<number, number>();
  let count = 0;
  for (const minute of minutes) {
    count += minute.count;
    for (const [size, times] of minute.sizes ?? [[sizeOf(minute.most), minute.count]])
      sizes.set(size, (sizes.get(size) ?? 0) + times);
  }
  let left = Math.ceil(count * share);
  for (const [size, times] of [...sizes].sort(([one], [other]) => one - other)) {
    left -= times;
    if (left <= 0) return valueAt(size);
  }
  return Math.max(...minutes.map(({ most }) => most));
};

const statisticOf = (minutes: readonly Minute[], statistic: string): number => {
  const sum = (of: (minute: Minute) => number) => minutes.reduce((total, minute) => total + of(minute), 0);
  if (statistic === 'Sum') return sum((minute) => minute.sum);
  if (statistic === 'SampleCount') return sum(({ count }) => count);
  if (statistic === 'Average') return sum((minute) => minute.sum) / sum(({ count }) => count);
  if (statistic === 'Minimum') return Math.min(...minutes.map(({ least }) => least));
  if (statistic === 'Maximum') return Math.max(...minutes.map(({ most }) => most));
  const [, share] = /^p(\d{1,2}(?:\.\d{1,10})?|100)$/.exec(statistic) ?? [];
  if (share === undefined) throw new Error(`CloudWatch's statistic ${statistic} is not emulated on one machine`);
  return percentile(minutes, Number(share) / 100);
};

/** The metrics of one machine: by the minute, in memory, so many and for so long. */
export const createMetricStore = (minutesMax = MINUTES_MAX) => {
  const kept = new Map<string, Kept>();

  const keep = (metric: Metric): Kept => {
    const key = keyOf(metric);
    const found = kept.get(key) ?? { metric, minutes: new Map<number, Minute>() };
    // The one that nothing was put to for longest goes first.
    kept.delete(key);
    kept.set(key, found);
    const [oldest] = kept.keys();
    if (kept.size > METRICS_MAX && oldest !== undefined) kept.delete(oldest);
    return found;
  };

  return {
    put(metric: Metric, measured: Measured, atMilliseconds: number): void {
      const { minutes } = keep(metric);
      const start = atMilliseconds - (atMilliseconds % MINUTE_MILLISECONDS);
      const minute = minutes.get(start) ?? { count: 0, sum: 0, least: Infinity, most: -Infinity, sizes: undefined };
      minutes.set(start, minute);
      if ('value' in measured) {
        const { value, times = 1 } = measured;
        addTo(minute, times, value * times, value, value);
      } else addTo(minute, measured.count, measured.sum, measured.least, measured.most);
      const oldest = start - minutesMax * MINUTE_MILLISECONDS;
      if (minutes.size > minutesMax) for (const other of minutes.keys()) if (other <= oldest) minutes.delete(other);
    },
    /** The statistic of each period between two moments in which something was measured. */
    read(metric: Metric, statistic: string, periodSeconds: number, from: number, to: number): Series {
      const periods = new Map<number, Minute[]>();
      for (const [start, minute] of kept.get(keyOf(metric))?.minutes ?? []) {
        if (start < from || start >= to) continue;
        const period = start - (start % (periodSeconds * 1000));
        periods.set(period, [...(periods.get(period) ?? []), minute]);
      }
      return new Map(
        [...periods]
          .sort(([one], [other]) => one - other)
          .map(([start, minutes]) => [start, statisticOf(minutes, statistic)]),
      );
    },
    list: (): readonly Metric[] => [...kept.values()].map(({ metric }) => metric),
  };
};

export type MetricStore = ReturnType<typeof createMetricStore>;

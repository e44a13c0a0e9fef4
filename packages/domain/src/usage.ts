/** One line of the gateway's access log: one call, as it ended. */
export type UsageRecord = {
  readonly kind: 'usage';
  /** Milliseconds since the epoch at which the call came in. */
  readonly at: number;
  readonly requestId: string;
  readonly apiId: string;
  readonly apiName: string;
  readonly version: string;
  readonly appId: string;
  readonly keyId: string;
  readonly method: string;
  readonly path: string;
  readonly operation: string;
  readonly status: number;
  readonly durationMilliseconds: number;
  readonly bytesOut: number;
};

export const INTERVALS = [60, 3600, 86_400] as const;
/** Seconds of a rollup: a minute, an hour, a day. */
export type Interval = (typeof INTERVALS)[number];

/** How long rollups of an interval are kept, in seconds: two days of minutes, 100 days of hours, three years of days. */
export const ROLLUP_RETENTION: Readonly<Record<Interval, number>> = { 60: 172_800, 3600: 8_640_000, 86400: 94_608_000 };

/** The start of the interval an instant falls into, in milliseconds (UTC). */
export const intervalStart = (at: number, interval: Interval): number => at - (at % (interval * 1000));

/**
 * The finest interval whose series over a range stays readable, and whose rollups are still kept where the range begins
 * (`ageSeconds` ago); ranges reach from a minute to a year.
 */
export const intervalFor = (rangeSeconds: number, ageSeconds = rangeSeconds): Interval => {
  const readable: Interval = rangeSeconds <= 7200 ? 60 : rangeSeconds <= 604_800 ? 3600 : 86_400;
  return INTERVALS.find((interval) => interval >= readable && ageSeconds <= ROLLUP_RETENTION[interval]) ?? 86_400;
};

/** What operations are added up by: a range is made of few of the coarsest, and of finer ones at its ends. */
export const UNITS = ['month', 'day', 'hour', 'minute'] as const;
export type Unit = (typeof UNITS)[number];

const SECONDS = { minute: 60, hour: 3600, day: 86_400 } as const;

/** The start of the unit an instant falls into, in milliseconds (UTC). */
export const unitStart = (at: number, unit: Unit): number => {
  if (unit !== 'month') return intervalStart(at, SECONDS[unit]);
  const date = new Date(at);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth());
};

/** How long counts of a unit are kept, in seconds. */
export const unitRetention = (unit: Unit): number => ROLLUP_RETENTION[unit === 'month' ? 86_400 : SECONDS[unit]];

const UNIT_OF: Readonly<Record<Interval, Unit>> = { 60: 'minute', 3600: 'hour', 86400: 'day' };

const unitEnd = (start: number, unit: Unit): number => {
  if (unit !== 'month') return start + SECONDS[unit] * 1000;
  const date = new Date(start);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1);
};

/** Consecutive units of one kind, from a start to the start after the last. */
export type Run = { readonly unit: Unit; readonly from: number; readonly to: number };

/**
 * The fewest units that add up to a range of whole intervals: at most one run of the coarsest, and a finer one at each
 * end.
 */
export const runsOf = (from: number, to: number, interval: Interval): readonly Run[] => {
  const split = (start: number, end: number, units: readonly Unit[]): readonly Run[] => {
    const [unit, ...finer] = units;
    if (start >= end || unit === undefined) return [];
    if (unit === UNIT_OF[interval]) return [{ unit, from: start, to: end }];
    const floor = unitStart(start, unit);
    const first = floor === start ? start : unitEnd(floor, unit);
    const last = unitStart(end, unit);
    if (first >= last) return split(start, end, finer);
    return [...split(start, first, finer), { unit, from: first, to: last }, ...split(last, end, finer)];
  };
  return split(from, to, UNITS);
};

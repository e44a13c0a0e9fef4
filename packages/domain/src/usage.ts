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

/** The finest interval whose series over a range stays readable; ranges reach from a minute to a year. */
export const intervalFor = (rangeSeconds: number): Interval =>
  rangeSeconds <= 7200 ? 60 : rangeSeconds <= 604_800 ? 3600 : 86_400;

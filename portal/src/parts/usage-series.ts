type Point = {
  readonly requests: number;
  readonly errors: number;
  readonly p50Milliseconds: number;
  readonly p95Milliseconds: number;
};
export type ShownUsage = {
  readonly from: string;
  readonly to: string;
  readonly intervalSeconds: number;
  readonly series: readonly { readonly at: string; readonly figures: Point }[];
};

const NOTHING: Point = { requests: 0, errors: 0, p50Milliseconds: 0, p95Milliseconds: 0 };
const POINTS_MAX = 20_000;

/** One point per interval, times in seconds: those without a call are zero, not missing. */
export const filled = ({ from, to, intervalSeconds, series }: ShownUsage): { times: number[]; figures: Point[] } => {
  const placeOf = (at: string) => Math.floor(Date.parse(at) / 1000 / intervalSeconds);
  const known = new Map(series.map(({ at, figures }) => [placeOf(at), figures]));
  const first = placeOf(from);
  const count = Math.min(Math.max(placeOf(to) - first + 1, 1), POINTS_MAX);
  const places = Array.from({ length: count }, (_, index) => first + index);
  return {
    times: places.map((place) => place * intervalSeconds),
    figures: places.map((place) => known.get(place) ?? NOTHING),
  };
};

import type { AlarmState } from './alarm-rule.ts';
import type { MetricAlarm, Query } from './metric-alarm.ts';
import { evaluateExpression, type Value } from './metric-math.ts';
import type { MetricStore, Series } from './metric-store.ts';

export type Verdict = { readonly state: AlarmState; readonly reason: string };

type Reader = Pick<MetricStore, 'read'>;
type Range = { readonly periods: readonly number[]; readonly from: number; readonly to: number };

/** How far back an anomaly band looks. */
const LESSONS_MILLISECONDS = 14 * 86_400_000;

const lengthOf = (periodSeconds: number): number => periodSeconds * 1000;

/** The last periods that are over. */
const rangeBefore = (now: number, periodSeconds: number, count: number): Range => {
  const length = lengthOf(periodSeconds);
  const to = now - (now % length);
  const periods = Array.from({ length: count }, (_, index) => to - (count - index) * length);
  return { periods, from: to - count * length, to };
};

/** What each query comes to in a range; an expression may name others, and none itself. */
export const evaluateQueries = (queries: readonly Query[], reader: Reader, range: Range) => {
  const byId = new Map(queries.map((query) => [query.id, query]));
  const found = new Map<string, Value>();
  const under = new Set<string>();
  const readOf = (id: string, from: number, to: number): Series => {
    const query = byId.get(id);
    return query && 'metric' in query
      ? reader.read(query.metric, query.statistic, query.periodSeconds, from, to)
      : new Map();
  };
  const of = (id: string): Value => {
    const known = found.get(id);
    if (known !== undefined) return known;
    const query = byId.get(id);
    if (!query || under.has(id)) throw new Error(`there is no query ${id} that stands for itself`);
    under.add(id);
    const value =
      'metric' in query
        ? readOf(id, range.from, range.to)
        : evaluateExpression(query.expression, {
            of,
            periods: range.periods,
            metrics: () =>
              queries.flatMap((other) => ('metric' in other ? readOf(other.id, range.from, range.to) : [])),
            before: (other) => readOf(other, range.from - LESSONS_MILLISECONDS, range.from),
          });
    under.delete(id);
    found.set(id, value);
    return value;
  };
  return of;
};

const COMPARISONS: Readonly<Record<string, (value: number, threshold: number) => boolean>> = {
  GreaterThanOrEqualToThreshold: (value, threshold) => value >= threshold,
  GreaterThanThreshold: (value, threshold) => value > threshold,
  LessThanThreshold: (value, threshold) => value < threshold,
  LessThanOrEqualToThreshold: (value, threshold) => value <= threshold,
};

type Edges = { readonly lower: number | undefined; readonly upper: number | undefined };
const BAND_COMPARISONS: Readonly<Record<string, (value: number, edges: Edges) => boolean>> = {
  GreaterThanUpperThreshold: (value, { upper }) => upper !== undefined && value > upper,
  LessThanLowerThreshold: (value, { lower }) => lower !== undefined && value < lower,
  LessThanLowerOrGreaterThanUpperThreshold: (value, { lower, upper }) =>
    (lower !== undefined && value < lower) || (upper !== undefined && value > upper),
};

const isBreaching = (alarm: MetricAlarm, of: (id: string) => Value) => {
  const compare = COMPARISONS[alarm.comparison];
  if (compare && alarm.band === undefined) return (value: number) => compare(value, alarm.threshold);
  const compareBand = BAND_COMPARISONS[alarm.comparison];
  const band = alarm.band === undefined ? undefined : of(alarm.band);
  if (!compareBand || typeof band !== 'object' || !('lower' in band))
    throw new Error(`the alarm ${alarm.name} compares by ${alarm.comparison}, which is not emulated on one machine`);
  return (value: number, at: number) => compareBand(value, { lower: band.lower.get(at), upper: band.upper.get(at) });
};

/**
 * What an alarm is in at a moment, from the periods that are over then. As CloudWatch does it, but for two things: it
 * looks further back where the last periods lack some data, and it learns bands from more (metric-math.ts).
 */
export const evaluateAlarm = (alarm: MetricAlarm, reader: Reader, now: number, before: AlarmState): Verdict => {
  const range = rangeBefore(now, alarm.periodSeconds, alarm.evaluationPeriods);
  const of = evaluateQueries(alarm.queries, reader, range);
  const watched = of(alarm.watched);
  const valueAt = (at: number): number | undefined => {
    if (typeof watched === 'number') return watched;
    return watched instanceof Map ? watched.get(at) : undefined;
  };
  const breaches = isBreaching(alarm, of);
  const values = range.periods.map((at) => ({ at, value: valueAt(at) }));
  const known = values.filter(({ value }) => value !== undefined);
  if (known.length === 0 && alarm.missing === 'missing')
    return { state: 'INSUFFICIENT_DATA', reason: `Nothing was measured in ${alarm.evaluationPeriods} periods.` };
  if (known.length === 0 && alarm.missing === 'ignore') return { state: before, reason: 'Nothing was measured.' };
  const bad = values.filter(({ at, value }) =>
    value === undefined ? alarm.missing === 'breaching' : breaches(value, at),
  );
  const shown = known.map(({ value }) => Number(value?.toPrecision(4))).join(', ') || 'nothing measured';
  const edge = alarm.band === undefined ? `${alarm.comparison} ${alarm.threshold}` : `the band ${alarm.band}`;
  const reason = `${bad.length} of the last ${alarm.evaluationPeriods} datapoints [${shown}] breached (${edge}); ${alarm.datapointsToAlarm} are an alarm.`;
  return { state: bad.length >= alarm.datapointsToAlarm ? 'ALARM' : 'OK', reason };
};

import { type Phrase, phrase } from '@portico/words';
import type { JsonValue } from '../json-value.ts';
import { quote } from '../read/document-problem.ts';

/** `today` as a date (RFC 3339); a sunset must leave `noticeDays` from then. */
export type LifecyclePolicy = { readonly today: string; readonly noticeDays: number };

/** What a document says about the life of an operation, a parameter or a property. */
export type Lifecycle = {
  readonly deprecated: boolean;
  readonly sunset: JsonValue | undefined;
  readonly stability: JsonValue | undefined;
};

type Report = (rule: string, what: Phrase) => void;

const LEVELS: readonly JsonValue[] = ['draft', 'alpha', 'beta', 'stable'];
const DAY_MS = 86_400_000;

/** The date of a sunset; undefined when it is no date. */
export const sunsetDate = (sunset: JsonValue | undefined): string | undefined => {
  const date = /^(\d{4}-\d{2}-\d{2})(?:[T ].*)?$/.exec(typeof sunset === 'string' ? sunset.trim() : '')?.[1];
  return date !== undefined && !Number.isNaN(Date.parse(date)) ? date : undefined;
};

/** How a deprecated thing may end: after its sunset, before it, or without one. */
export const endingOf = (life: Lifecycle, today: string): 'active' | 'unscheduled' | 'due' | 'early' | 'unreadable' => {
  if (!life.deprecated) return 'active';
  if (life.sunset === undefined) return 'unscheduled';
  const date = sunsetDate(life.sunset);
  if (date === undefined) return 'unreadable';
  return date <= today ? 'due' : 'early';
};

const noticeEnds = ({ today, noticeDays }: LifecyclePolicy): string =>
  new Date(Date.parse(today) + noticeDays * DAY_MS).toISOString().slice(0, 10);

const deprecatedNow = (noun: string, sunset: JsonValue | undefined, policy: LifecyclePolicy, report: Report) => {
  if (sunset === undefined)
    return report(`${noun}-deprecated-without-sunset`, phrase`was deprecated without a sunset date`);
  const date = sunsetDate(sunset);
  if (date === undefined)
    return report(`${noun}-sunset-unreadable`, phrase`has a sunset that is no date: ${quote(String(sunset))}`);
  if (date < noticeEnds(policy)) report(`${noun}-sunset-too-soon`, phrase`was deprecated and ends soon, on ${date}`);
  else report(`${noun}-deprecated`, phrase`was deprecated and ends on ${date}`);
};

const sunsetMoved = (noun: string, from: JsonValue | undefined, to: JsonValue | undefined, report: Report) => {
  const before = sunsetDate(from);
  const after = sunsetDate(to);
  if (to === undefined && from !== undefined)
    return report(`${noun}-sunset-removed`, phrase`is deprecated and lost its sunset date`);
  if (to !== undefined && after === undefined)
    return report(`${noun}-sunset-unreadable`, phrase`has a sunset that is no date: ${quote(String(to))}`);
  if (after === undefined || before === after) return;
  const earlier = before !== undefined && after < before;
  report(
    `${noun}-sunset-${earlier ? 'earlier' : 'later'}`,
    phrase`ends on ${after} instead of ${before ?? phrase`some day`}`,
  );
};

const compareStability = (noun: string, before: Lifecycle, after: Lifecycle, report: Report) => {
  if (before.stability === after.stability) return;
  const from = LEVELS.indexOf(before.stability ?? 'stable');
  const to = LEVELS.indexOf(after.stability ?? 'stable');
  if (to < 0)
    report(`${noun}-stability-unknown`, phrase`has an unknown stability level: ${quote(String(after.stability))}`);
  else if (from > to)
    report(`${noun}-stability-decreased`, phrase`went from ${String(LEVELS[from])} to ${String(LEVELS[to])}`);
  else if (from < to) report(`${noun}-stability-increased`, phrase`is ${String(LEVELS[to])} now`);
};

/** Deprecation, sunset and stability of one thing; `noun` is the prefix of the rules. */
export const compareLifecycle = (
  noun: 'operation' | 'parameter' | 'property',
  before: Lifecycle,
  after: Lifecycle,
  policy: LifecyclePolicy,
  report: Report,
) => {
  if (!before.deprecated && after.deprecated) deprecatedNow(noun, after.sunset, policy, report);
  else if (before.deprecated && !after.deprecated) report(`${noun}-reactivated`, phrase`is no longer deprecated`);
  else if (after.deprecated && before.sunset !== after.sunset) sunsetMoved(noun, before.sunset, after.sunset, report);
  compareStability(noun, before, after, report);
};

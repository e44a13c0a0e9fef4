import { AwsError } from '../../service.ts';
import { type CronFields, dayMatches, parseCron } from './cron.ts';

/** When a schedule fires next, strictly after `afterMilliseconds`; undefined when never again. Epoch milliseconds. */
export type Schedule = {
  nextAfter(afterMilliseconds: number): number | undefined;
};

const UNITS_MILLISECONDS: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

const refuse = (expression: string): never => {
  throw new AwsError('ValidationException', `Invalid Schedule Expression ${expression}.`);
};

const offsetMilliseconds = (timeZone: string, atMilliseconds: number): number => {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(atMilliseconds);
  const part = (type: string) => Number(parts.find((entry) => entry.type === type)?.value);
  const wall = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return wall - Math.floor(atMilliseconds / 1000) * 1000;
};

/** The instant of a wall-clock time in a zone; undefined in the gap a clock change leaves. */
export const instantOf = (wallMilliseconds: number, timeZone: string): number | undefined => {
  const guess = wallMilliseconds - offsetMilliseconds(timeZone, wallMilliseconds);
  const instant = wallMilliseconds - offsetMilliseconds(timeZone, guess);
  return instant + offsetMilliseconds(timeZone, instant) === wallMilliseconds ? instant : undefined;
};

const DAY_MILLISECONDS = 86_400_000;

const nextCron = (cron: CronFields, timeZone: string, afterMilliseconds: number): number | undefined => {
  const wallAfter = afterMilliseconds + offsetMilliseconds(timeZone, afterMilliseconds);
  const firstDay = Math.floor(wallAfter / DAY_MILLISECONDS) * DAY_MILLISECONDS;
  // Eight years reach the next 29 February over a century year.
  for (let day = firstDay; day < firstDay + 8 * 366 * DAY_MILLISECONDS; day += DAY_MILLISECONDS) {
    const date = new Date(day);
    if (!cron.years.has(date.getUTCFullYear()) || !cron.months.has(date.getUTCMonth() + 1) || !dayMatches(cron, date))
      continue;
    for (const hour of cron.hours) {
      for (const minute of cron.minutes) {
        const instant = instantOf(day + hour * 3_600_000 + minute * 60_000, timeZone);
        if (instant !== undefined && instant > afterMilliseconds) return instant;
      }
    }
  }
  return undefined;
};

const parseRate = (expression: string, body: string, sinceMilliseconds: number): Schedule => {
  const [, amount = '', unit = '', plural = ''] = /^\s*(\d+)\s+(minute|hour|day)(s?)\s*$/.exec(body) ?? [];
  const periodMilliseconds = Number(amount) * (UNITS_MILLISECONDS[unit] ?? 0);
  // One minute, two minutes: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html
  if (!(periodMilliseconds > 0) || (Number(amount) === 1) !== (plural === '')) refuse(expression);
  return {
    nextAfter: (afterMilliseconds) =>
      sinceMilliseconds +
      (Math.floor(Math.max(0, afterMilliseconds - sinceMilliseconds) / periodMilliseconds) + 1) * periodMilliseconds,
  };
};

const parseAt = (expression: string, body: string, timeZone: string): Schedule => {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(body)) refuse(expression);
  const wall = Date.parse(`${body}Z`);
  if (Number.isNaN(wall)) refuse(expression);
  const instant = instantOf(wall, timeZone) ?? wall;
  return { nextAfter: (afterMilliseconds) => (instant > afterMilliseconds ? instant : undefined) };
};

const checkTimeZone = (timeZone: string) => {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone });
  } catch {
    throw new AwsError('ValidationException', `Invalid ScheduleExpressionTimezone ${timeZone}.`);
  }
};

/** Parses rate(…), cron(…) or at(…); a rate counts from `sinceMilliseconds`. Refuses with ValidationException. */
export const parseSchedule = (expression: string, timeZone: string, sinceMilliseconds: number): Schedule => {
  checkTimeZone(timeZone);
  const [, kind, body = ''] = /^(rate|cron|at)\((.*)\)$/.exec(expression.trim()) ?? [];
  if (kind === 'rate') return parseRate(expression, body, sinceMilliseconds);
  if (kind === 'at') return parseAt(expression, body, timeZone);
  if (kind !== 'cron') return refuse(expression);
  const cron = parseCron(body) ?? refuse(expression);
  return { nextAfter: (afterMilliseconds) => nextCron(cron, timeZone, afterMilliseconds) };
};

import { AwsError } from '../../service.ts';
import { type CronFields, dayMatches, parseCron } from './cron.ts';

/** When a schedule fires next, strictly after `afterMs`; undefined when never again. Epoch milliseconds. */
export type Schedule = {
  nextAfter(afterMs: number): number | undefined;
};

const unitsMs: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

const refuse = (expression: string): never => {
  throw new AwsError('ValidationException', `Invalid Schedule Expression ${expression}.`);
};

const offsetMs = (timeZone: string, atMs: number): number => {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(atMs);
  const part = (type: string) => Number(parts.find((entry) => entry.type === type)?.value);
  const wall = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return wall - Math.floor(atMs / 1000) * 1000;
};

/** The instant of a wall-clock time in a zone; undefined in the gap a clock change leaves. */
export const instantOf = (wallMs: number, timeZone: string): number | undefined => {
  const guess = wallMs - offsetMs(timeZone, wallMs);
  const instant = wallMs - offsetMs(timeZone, guess);
  return instant + offsetMs(timeZone, instant) === wallMs ? instant : undefined;
};

const dayMs = 86_400_000;

const nextCron = (cron: CronFields, timeZone: string, afterMs: number): number | undefined => {
  const wallAfter = afterMs + offsetMs(timeZone, afterMs);
  const firstDay = Math.floor(wallAfter / dayMs) * dayMs;
  // Eight years reach the next 29 February over a century year.
  for (let day = firstDay; day < firstDay + 8 * 366 * dayMs; day += dayMs) {
    const date = new Date(day);
    if (!cron.years.has(date.getUTCFullYear()) || !cron.months.has(date.getUTCMonth() + 1) || !dayMatches(cron, date))
      continue;
    for (const hour of cron.hours) {
      for (const minute of cron.minutes) {
        const instant = instantOf(day + hour * 3_600_000 + minute * 60_000, timeZone);
        if (instant !== undefined && instant > afterMs) return instant;
      }
    }
  }
  return undefined;
};

const parseRate = (expression: string, body: string, sinceMs: number): Schedule => {
  const [, amount = '', unit = ''] = /^\s*(\d+)\s+(minute|hour|day)s?\s*$/.exec(body) ?? [];
  const periodMs = Number(amount) * (unitsMs[unit] ?? 0);
  if (!(periodMs > 0)) refuse(expression);
  return {
    nextAfter: (afterMs) => sinceMs + (Math.floor(Math.max(0, afterMs - sinceMs) / periodMs) + 1) * periodMs,
  };
};

const parseAt = (expression: string, body: string, timeZone: string): Schedule => {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(body)) refuse(expression);
  const wall = Date.parse(`${body}Z`);
  if (Number.isNaN(wall)) refuse(expression);
  const instant = instantOf(wall, timeZone) ?? wall;
  return { nextAfter: (afterMs) => (instant > afterMs ? instant : undefined) };
};

const checkTimeZone = (timeZone: string) => {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone });
  } catch {
    throw new AwsError('ValidationException', `Invalid ScheduleExpressionTimezone ${timeZone}.`);
  }
};

/** Parses rate(…), cron(…) or at(…); a rate counts from `sinceMs`. Refuses with ValidationException. */
export const parseSchedule = (expression: string, timeZone: string, sinceMs: number): Schedule => {
  checkTimeZone(timeZone);
  const [, kind, body = ''] = /^(rate|cron|at)\((.*)\)$/.exec(expression.trim()) ?? [];
  if (kind === 'rate') return parseRate(expression, body, sinceMs);
  if (kind === 'at') return parseAt(expression, body, timeZone);
  if (kind !== 'cron') return refuse(expression);
  const cron = parseCron(body) ?? refuse(expression);
  return { nextAfter: (afterMs) => nextCron(cron, timeZone, afterMs) };
};

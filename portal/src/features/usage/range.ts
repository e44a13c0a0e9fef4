const HOUR = 3_600_000;
const DAY = 24 * HOUR;
export const RANGES = { '1h': HOUR, '24h': DAY, '7d': 7 * DAY, '30d': 30 * DAY, '90d': 90 * DAY } as const;
export type Range = keyof typeof RANGES;
export const RANGE_NAMES = ['1h', '24h', '7d', '30d', '90d'] as const satisfies readonly Range[];

/** A range that ends now and moves on, or one with two ends that stays. */
export type Chosen = { readonly range: Range } | { readonly from: string; readonly to: string };
export type Window = { readonly from: string; readonly to: string };

const isRange = (text: string | undefined): text is Range => text !== undefined && Object.hasOwn(RANGES, text);
const timeOf = (text: string | undefined): string | undefined =>
  text !== undefined && Number.isFinite(Date.parse(text)) ? new Date(text).toISOString() : undefined;

/** What an address asks for; two ends in the wrong order are put right, and what says nothing is the last hour. */
export const chosenOf = (asked: {
  range?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
}): Chosen => {
  const [from, to] = [timeOf(asked.from), timeOf(asked.to)];
  if (from && to && from !== to) return from < to ? { from, to } : { from: to, to: from };
  return { range: isRange(asked.range) ? asked.range : '1h' };
};

export const windowOf = (chosen: Chosen, now: number): Window =>
  'range' in chosen
    ? { from: new Date(now - RANGES[chosen.range]).toISOString(), to: new Date(now).toISOString() }
    : chosen;

export const queryOf = (chosen: Chosen): string => new URLSearchParams(chosen).toString();

const pad = (value: number): string => String(value).padStart(2, '0');

/** A time as an input of date and time holds it, by the clock of this browser or by UTC. */
export const inputOf = (time: string, utc: boolean): string => {
  const at = new Date(time);
  if (utc) return at.toISOString().slice(0, 16);
  return `${at.getFullYear()}-${pad(at.getMonth() + 1)}-${pad(at.getDate())}T${pad(at.getHours())}:${pad(at.getMinutes())}`;
};

/** The time that such an input holds; undefined while it is not filled in. */
export const timeOfInput = (value: string, utc: boolean): string | undefined => timeOf(utc ? `${value}Z` : value);

const dayMoved = (day: string, by: number): string =>
  new Date(Date.parse(`${day}T00:00Z`) + by * DAY).toISOString().slice(0, 10);

/** The days of which two inputs hold something, in order; what ends at midnight ends with the day before. */
export const daysOf = ({ from, to }: Window): { readonly first: string; readonly last: string } => {
  const [start, end] = from < to ? [from, to] : [to, from];
  const [first, last] = [start.slice(0, 10), end.slice(0, 10)];
  return { first, last: end.endsWith('T00:00') && last > first ? dayMoved(last, -1) : last };
};

/** Two inputs that hold whole days, the last one to its end. */
export const inputsOfDays = ({ first, last }: { readonly first: string; readonly last: string }): Window => ({
  from: `${first}T00:00`,
  to: `${dayMoved(last, 1)}T00:00`,
});

/** Six fields of an AWS cron expression, expanded; days keep their rules because they depend on the month. */
export type CronFields = {
  readonly minutes: readonly number[];
  readonly hours: readonly number[];
  readonly months: ReadonlySet<number>;
  readonly years: ReadonlySet<number>;
  readonly dayOfMonth: string;
  readonly dayOfWeek: string;
};

const MONTH_NAMES = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const DAY_NAMES = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

const numberFrom = (text: string, names: readonly string[]): number => {
  const named = names.indexOf(text.toUpperCase());
  if (named >= 0) return named + 1;
  return /^\d+$/.test(text) ? Number(text) : Number.NaN;
};

/** Expands lists, ranges and steps; undefined when anything is outside `least`…`most`. */
const expand = (field: string, least: number, most: number, names: readonly string[] = []): number[] | undefined => {
  const values = new Set<number>();
  for (const part of field.split(',')) {
    const [range = '', stepText] = part.split('/');
    const step = stepText === undefined ? 1 : Number(stepText);
    const [fromText = '', toText] = range.split('-');
    const from = range === '*' ? least : numberFrom(fromText, names);
    const to =
      range === '*' || (toText === undefined && stepText !== undefined) ? most : numberFrom(toText ?? fromText, names);
    if (!(from >= least && to <= most && from <= to && Number.isInteger(step) && step > 0)) return undefined;
    for (let value = from; value <= to; value += step) values.add(value);
  }
  return [...values].sort((one, other) => one - other);
};

const validDays = (dayOfMonth: string, dayOfWeek: string): boolean => {
  // Exactly one of the two is "?" (EventBridge: "you can't specify both").
  if ((dayOfMonth === '?') === (dayOfWeek === '?')) return false;
  if (dayOfMonth !== '?') return /^(L|LW|\d{1,2}W)$/.test(dayOfMonth) || expand(dayOfMonth, 1, 31) !== undefined;
  return (
    /^([1-7]|SUN|MON|TUE|WED|THU|FRI|SAT)(L|#[1-5])$/i.test(dayOfWeek) ||
    expand(dayOfWeek, 1, 7, DAY_NAMES) !== undefined
  );
};

/** Parses `minutes hours day-of-month month day-of-week year`; undefined when it is not one. */
export const parseCron = (text: string): CronFields | undefined => {
  const fields = text.trim().split(/\s+/);
  const [minute = '', hour = '', dayOfMonth = '', month = '', dayOfWeek = '', year = ''] = fields;
  const minutes = expand(minute, 0, 59);
  const hours = expand(hour, 0, 23);
  const months = expand(month, 1, 12, MONTH_NAMES);
  const years = expand(year, 1970, 2199);
  if (fields.length !== 6 || !minutes || !hours || !months || !years || !validDays(dayOfMonth, dayOfWeek))
    return undefined;
  return {
    minutes,
    hours,
    months: new Set(months),
    years: new Set(years),
    dayOfMonth,
    dayOfWeek: dayOfWeek.toUpperCase(),
  };
};

const lastDayOf = (date: Date): number =>
  new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();

/** The working day nearest to a day, inside its month. */
const nearestWeekday = (date: Date, day: number): number => {
  const last = lastDayOf(date);
  const weekday = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), day)).getUTCDay();
  if (weekday === 6) return day > 1 ? day - 1 : day + 2;
  if (weekday === 0) return day < last ? day + 1 : day - 2;
  return day;
};

const dayOfMonthMatches = (rule: string, date: Date): boolean => {
  const day = date.getUTCDate();
  if (rule === 'L') return day === lastDayOf(date);
  if (rule === 'LW') return day === nearestWeekday(date, lastDayOf(date));
  if (rule.endsWith('W')) return day === nearestWeekday(date, Number(rule.slice(0, -1)));
  return expand(rule, 1, 31)?.includes(day) ?? false;
};

const dayOfWeekMatches = (rule: string, date: Date): boolean => {
  const weekday = date.getUTCDay() + 1;
  const day = date.getUTCDate();
  if (rule === 'L') return weekday === 7;
  if (rule.endsWith('L')) return weekday === numberFrom(rule.slice(0, -1), DAY_NAMES) && day > lastDayOf(date) - 7;
  const [name = '', nth] = rule.split('#');
  if (nth !== undefined) return weekday === numberFrom(name, DAY_NAMES) && Math.ceil(day / 7) === Number(nth);
  return expand(rule, 1, 7, DAY_NAMES)?.includes(weekday) ?? false;
};

export const dayMatches = (cron: CronFields, date: Date): boolean =>
  cron.dayOfMonth === '?' ? dayOfWeekMatches(cron.dayOfWeek, date) : dayOfMonthMatches(cron.dayOfMonth, date);

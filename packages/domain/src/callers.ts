const DAY_MILLISECONDS = 86_400_000;
/** Who calls what is known for so many days, today among them. */
export const CALLER_DAYS = 30;
/** Days are counted in a ring: one that comes round again was emptied by then. */
export const CALLER_SLOTS = 64;

/** The day of an instant (UTC), counted from 1970. */
export const dayOf = (at: number): number => Math.floor(at / DAY_MILLISECONDS);

/** Where the calls of a day are counted. */
export const callerSlot = (day: number) => `d${day % CALLER_SLOTS}` as `d${number}`;

/** What is over, of somebody who called on a day: emptied with that day's calls, long before it comes round. */
export const slotsOver = (day: number): readonly `d${number}`[] =>
  Array.from({ length: CALLER_SLOTS - CALLER_DAYS - 2 }, (_, index) => callerSlot(day - CALLER_DAYS - index));

/** The calls of the last days, up to an instant. */
export const callsLately = (item: object, at: number): number => {
  const counts = item as Readonly<Record<string, unknown>>;
  const today = dayOf(at);
  return Array.from({ length: CALLER_DAYS }, (_, index) => counts[callerSlot(today - index)])
    .filter((count) => typeof count === 'number')
    .reduce((sum, count) => sum + count, 0);
};

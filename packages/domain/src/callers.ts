const DAY_MILLISECONDS = 86_400_000;
/** Who calls what is known for so many days, today among them. */
export const CALLER_DAYS = 30;
/** Days are counted in a ring: one that comes round again was emptied by then. */
export const CALLER_SLOTS = 64;

/** The day of an instant (UTC), counted from 1970. */
export const dayOf = (at: number): number => Math.floor(at / DAY_MILLISECONDS);

/** Where the calls of a day are counted. */
export const callerSlot = (day: number) => `d${day % CALLER_SLOTS}` as `d${number}`;

/** Where those of them are counted that were refused or failed. */
export const callerErrorSlot = (day: number) => `e${day % CALLER_SLOTS}` as `e${number}`;

/** What is over, of somebody who called on a day: emptied with that day's calls, long before it comes round. */
export const slotsOver = (day: number): readonly (`d${number}` | `e${number}`)[] =>
  Array.from({ length: CALLER_SLOTS - CALLER_DAYS - 2 }, (_, index) => day - CALLER_DAYS - index).flatMap((over) => [
    callerSlot(over),
    callerErrorSlot(over),
  ]);

const sumLately = (item: object, at: number, slot: (day: number) => string): number => {
  const counts = item as Readonly<Record<string, unknown>>;
  const today = dayOf(at);
  return Array.from({ length: CALLER_DAYS }, (_, index) => counts[slot(today - index)])
    .filter((count) => typeof count === 'number')
    .reduce((sum, count) => sum + count, 0);
};

/** The calls of the last days, up to an instant; and those of them that were refused or failed. */
export const callsLately = (item: object, at: number): number => sumLately(item, at, callerSlot);
export const errorsLately = (item: object, at: number): number => sumLately(item, at, callerErrorSlot);

/** An app as a caller of an API. */
export const callerOf = (apiId: string, appId: string): string => `${apiId}.${appId}`;

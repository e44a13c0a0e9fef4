const DAY = 86_400_000;
const MINUTES = 60_000;

/** When a clock is right. */
export const RIGHT = Date.parse('2026-11-22T12:00:00.000Z');

/** Where a clock may stand, one after the other: it is put back at the end. 2038 is where 32 bits of seconds end. */
export const CLOCKS = [
  ['1970', 0],
  ['a day behind', RIGHT - DAY],
  ['five minutes behind', RIGHT - 5 * MINUTES],
  ['right', RIGHT],
  ['five minutes ahead', RIGHT + 5 * MINUTES],
  ['a day ahead', RIGHT + DAY],
  ['2038', 2 ** 31 * 1000],
  ['2100', Date.UTC(2100, 1, 28, 23, 59, 59)],
  ['right again', RIGHT],
] as const;

export type ClockName = (typeof CLOCKS)[number][0];

/** What is so at each of them. */
export const atEach = async <Value>(
  look: (at: number, name: ClockName) => Promise<Value> | Value,
): Promise<Readonly<Record<ClockName, Value>>> => {
  const found: [ClockName, Value][] = [];
  for (const [name, at] of CLOCKS) found.push([name, await look(at, name)]);
  // A value for each of the names.
  return Object.fromEntries(found) as Record<ClockName, Value>;
};

/** Of what is over after its time: a clock that is behind knows nothing of it, one that was put back neither. */
export const openWhile = (isOver: readonly ClockName[]): Readonly<Record<ClockName, boolean>> =>
  // As above.
  Object.fromEntries(CLOCKS.map(([name]) => [name, !isOver.includes(name)])) as Record<ClockName, boolean>;

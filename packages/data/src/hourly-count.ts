import type { Items } from './write-together.ts';

const HOUR_MILLISECONDS = 3_600_000;

/** What may happen so often in an hour of the clock: in any sixty minutes, so, at most twice as often. */
export type Hourly = {
  readonly holderId: string;
  readonly kind: 'invitation mails' | 'sign-in mails' | 'messages' | 'device codes';
};

/** For a transaction: counts once more, unless the hour is full. One write, so that no two take the last. */
export const countInHour = ({ hourlyCount }: Items, of: Hourly, at: Date, most: number) => {
  const hour = Math.floor(at.getTime() / HOUR_MILLISECONDS);
  return hourlyCount
    .update({ ...of, hour: String(hour) })
    .add({ count: 1 })
    .set({ expiresAtSeconds: (hour + 2) * 3_600 })
    .where(({ count }, { notExists, lt }) => `${notExists(count)} OR ${lt(count, most)}`)
    .commit();
};

/** How long until the next hour begins. */
export const secondsToNextHour = (at: Date): number =>
  Math.ceil((HOUR_MILLISECONDS - (at.getTime() % HOUR_MILLISECONDS)) / 1000);

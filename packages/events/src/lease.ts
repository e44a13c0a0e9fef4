/** Somebody else has the work now, or it was ended: what is still done of it counts for nothing. */
export class LeaseLost extends Error {}
/** The time for the work is over. */
export class OutOfTime extends Error {}

/** How often a worker says that it is there; a lease holds four times as long. */
const RENEW_MILLISECONDS = 2_500;
/** More than a lease holds after it was last renewed. */
const WAIT_MILLISECONDS_MAX = 15_000;
const AFTER_MILLISECONDS = 200;

const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));

/**
 * Begins work that is free. Where somebody is at it, waits for as long as their lease holds and looks again: a message
 * comes a second time when who had it first is gone, too.
 */
export const beginWhenFree = async <Begun>(
  begin: () => Promise<Begun | undefined>,
  heldUntil: () => Promise<string | undefined>,
): Promise<Begun | undefined> => {
  const begun = await begin();
  const until = begun ? undefined : await heldUntil();
  if (until === undefined) return begun;
  const milliseconds = Math.max(0, Date.parse(until) - Date.now());
  await pause(Math.min(milliseconds, WAIT_MILLISECONDS_MAX) + AFTER_MILLISECONDS);
  return begin();
};

export type Lease = {
  /** Says that the worker is there; false when the work is not its any more. */
  readonly renew: () => Promise<boolean>;
  /** When the work must have come to its end. */
  readonly until: Date;
};

/**
 * Does a piece of work while its lease is renewed; throws `OutOfTime` at its end, `LeaseLost` when it is somebody
 * else's. Work that takes no notice of the signal is left to itself: what it writes must be conditional on the lease.
 */
export const underLease = async <T>({ renew, until }: Lease, work: (signal: AbortSignal) => Promise<T>): Promise<T> => {
  const controller = new AbortController();
  const { signal } = controller;
  const ended = new Promise<never>((_, fail) => {
    signal.addEventListener('abort', () => fail(signal.reason), { once: true });
  });
  const late = setTimeout(() => controller.abort(new OutOfTime()), Math.max(0, until.getTime() - Date.now()));
  const renewing = setInterval(async () => {
    // One that fails is made good by the next: the lease holds longer than that.
    const held = await renew().catch(() => true);
    if (!held) controller.abort(new LeaseLost());
  }, RENEW_MILLISECONDS);
  try {
    return await Promise.race([work(signal), ended]);
  } finally {
    clearTimeout(late);
    clearInterval(renewing);
  }
};

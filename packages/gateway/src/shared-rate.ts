import {
  type Bucket,
  type BucketWrite,
  borrowedMax,
  callsIn,
  type Demand,
  holdsAt,
  portionOf,
  portionValidMilliseconds,
  type Rate,
  smallestPortion,
  takeFrom,
  WORTHWHILE_PORTION,
} from './rate-bucket.ts';

/** Who holds an allowance for an API: an app, or a team under a plan whose limits are the team's. */
export type Holder = {
  readonly holderId: string;
  readonly apiId: string;
};

/** Does a write where it may be done; answers the bucket as it is now, or as it stood in the way. */
export type WriteBucket = (
  holder: Holder,
  write: BucketWrite,
) => Promise<{ readonly done: boolean; readonly bucket: Bucket | undefined }>;

/** Writers of one bucket stand in each other's way this often; each time one of them got through. */
const TRIES_MAX = 100;
/** A bucket found empty is not asked again before this, so that what is refused costs no writes. */
const REFUSED_MILLISECONDS = 250;
/** After as long as so many bursts take to fill it is calm: calls come at the rate, for more would have found the bucket empty. */
const CALM_BURSTS = 4;

/** The part of a shared rate that this instance holds. */
export const createSharedRate = (holder: Holder, write: WriteBucket, now: () => number) => {
  let rate: Rate = { requestsPerSecond: 0, burst: 0 };
  let bucket: Bucket | undefined;
  let bucketAt = 0;
  /** By how much the others moved the bucket on, a millisecond. */
  let othersMove = 0;
  let held = 0;
  let heldFrom = 0;
  let heldUntil = 0;
  let refusedUntil = 0;
  /** Since when calls have come without a long pause and without finding the bucket empty. */
  let calmFrom = 0;
  let cameAt = 0;
  /** When the bucket was found empty, until the others were told. */
  let pressedAt: number | undefined;
  let waiting = 0;
  /** Calls asked for since a portion was last taken. */
  let asked = 0;
  let asking: Promise<void> | undefined;

  const calmMilliseconds = (): number =>
    (1000 * Math.max(CALM_BURSTS * rate.burst, borrowedMax(rate))) / rate.requestsPerSecond;
  /** What one instance knows to be calm is so for all, until one finds it empty. Many at once borrow nothing. */
  const mayBorrowAt = (at: number): boolean => {
    const emptyAt = Math.max(bucket?.pressedAt ?? 0, pressedAt ?? 0);
    const calmAt = bucket?.calmAt ?? 0;
    const isCalm = calmAt > emptyAt && at - calmAt < calmMilliseconds();
    return waiting <= WORTHWHILE_PORTION && (isCalm || at - Math.max(calmFrom, emptyAt) >= calmMilliseconds());
  };

  /** What the calls since the last portion say of the next: as many in a portion's time, and no more than twice as many. */
  const demandAt = (at: number): Demand => {
    const passed = at - heldFrom;
    const known = heldFrom > 0 && passed > 0;
    const expected = known ? asked * Math.min(2, portionValidMilliseconds(rate) / passed) : undefined;
    return { waiting, expected, mayBorrow: mayBorrowAt(at) };
  };

  /** Remembers an empty bucket until it holds a portion: a quarter of a second, or less where half the burst fills sooner. */
  const refuse = (empty: Bucket, at: number, calls: number): void => {
    const pause = Math.min(REFUSED_MILLISECONDS, (rate.burst * 500) / rate.requestsPerSecond);
    refusedUntil = Math.max(holdsAt(empty, rate, at, calls), at + pause);
    calmFrom = refusedUntil;
    pressedAt = at;
  };

  /** The bucket as it probably is now: others go on as they did. */
  const guessed = (at: number): Bucket | undefined =>
    bucket && { ...bucket, fullAt: bucket.fullAt + othersMove * Math.max(0, at - bucketAt) };

  /** Takes over what a write was told: the bucket, and how the others go on. */
  const learn = ({ done, bucket: told }: Awaited<ReturnType<WriteBucket>>, act: BucketWrite, at: number): void => {
    const own = done && act.kind === 'take' ? act.by : 0;
    const passed = at - bucketAt;
    if (done && act.kind !== 'take') othersMove = 0;
    else if (bucket && told && passed > 0)
      othersMove = Math.min(1, Math.max(0, (told.fullAt - bucket.fullAt - own) / passed));
    bucket = told;
    bucketAt = at;
  };

  const ask = async (): Promise<void> => {
    for (let tries = 0; tries < TRIES_MAX; tries++) {
      const at = now();
      const demand = demandAt(at);
      // Never refused by a guess: by what the bucket certainly lacks.
      const portions = [guessed(at), bucket].map((one) => ({
        one,
        calls: portionOf(callsIn(one, rate, at), rate, demand),
      }));
      const { one: guess, calls } = portions.find((portion) => portion.calls >= 1) ?? { one: bucket, calls: 0 };
      const borrowed = demand.mayBorrow ? borrowedMax(rate) : 0;
      if (calls < 1) return refuse(guess ?? { ...rate, fullAt: at }, at, smallestPortion(rate, demand) - borrowed);
      const change = takeFrom(guess, rate, at, calls, borrowed);
      // Another plan's bucket was not calm at this rate.
      const emptyAt = change.kind === 'convert' ? at : pressedAt;
      const act = {
        ...change,
        ...(emptyAt !== undefined && { pressedAt: emptyAt }),
        ...(demand.mayBorrow && { calmAt: at }),
      };
      const answer = await write(holder, act);
      learn(answer, act, at);
      if (!answer.done) continue;
      pressedAt = undefined;
      held = calls;
      heldFrom = at;
      heldUntil = at + portionValidMilliseconds(rate);
      asked = 0;
      return;
    }
    throw new Error('a rate is written by too many at once');
  };

  /** A clock that was put back makes a portion void, too. */
  const heldAt = (at: number): number => (at >= heldFrom && at < heldUntil ? held : 0);

  return {
    /** Takes over what the plan says at a call; what was held under another rate is void. */
    follow({ requestsPerSecond, burst }: Rate): void {
      asked += 1;
      const at = now();
      if (at - cameAt > calmMilliseconds()) calmFrom = at;
      cameAt = at;
      if (rate.requestsPerSecond === requestsPerSecond && rate.burst === burst) return;
      rate = { requestsPerSecond, burst };
      held = 0;
      refusedUntil = 0;
      othersMove = 0;
      calmFrom = at;
    },
    /** How many calls may be made at once without asking. */
    held: heldAt,
    refusedUntil: (): number => refusedUntil,
    spend(): void {
      held -= 1;
    },
    /** Asks for a portion; whoever comes while one is asked for waits for that. */
    fetch(): Promise<void> {
      waiting += 1;
      asking ??= ask().finally(() => {
        asking = undefined;
        waiting = 0;
      });
      return asking;
    },
    /** Calls that could follow at once, by what was last known of the bucket. */
    remaining: (at: number): number => Math.min(rate.burst, Math.max(0, callsIn(bucket, rate, at)) + heldAt(at)),
    /** When the bucket is full again, as far as known. */
    fullAt: (): number => bucket?.fullAt ?? 0,
  };
};

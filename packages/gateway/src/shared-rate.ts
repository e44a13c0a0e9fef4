import {
  type Bucket,
  type BucketWrite,
  callsIn,
  type Demand,
  holdsAt,
  portionOf,
  portionValidMilliseconds,
  type Rate,
  smallestPortion,
  takeFrom,
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

/** The part of a shared rate that this instance holds. */
export const createSharedRate = (holder: Holder, write: WriteBucket, now: () => number) => {
  let rate: Rate = { requestsPerSecond: 0, burst: 0 };
  let bucket: Bucket | undefined;
  let held = 0;
  let heldFrom = 0;
  let heldUntil = 0;
  let refusedUntil = 0;
  let waiting = 0;
  /** Calls asked for since a portion was last taken. */
  let asked = 0;
  let asking: Promise<void> | undefined;

  /** What the calls since the last portion say of the next: as many in a portion's time, and no more than twice as many. */
  const demandAt = (at: number): Demand => {
    const passed = at - heldFrom;
    const known = heldFrom > 0 && passed > 0;
    return { waiting, expected: known ? asked * Math.min(2, portionValidMilliseconds(rate) / passed) : undefined };
  };

  /** Remembers an empty bucket until it holds a portion: a quarter of a second, or less where half the burst fills sooner. */
  const refuse = (empty: Bucket, at: number, calls: number): void => {
    const pause = Math.min(REFUSED_MILLISECONDS, (rate.burst * 500) / rate.requestsPerSecond);
    refusedUntil = Math.max(holdsAt(empty, rate, at, calls), at + pause);
  };

  const ask = async (): Promise<void> => {
    for (let tries = 0; tries < TRIES_MAX; tries++) {
      const at = now();
      const demand = demandAt(at);
      const calls = portionOf(callsIn(bucket, rate, at), rate, demand);
      if (calls < 1) return refuse(bucket ?? { ...rate, fullAt: at }, at, smallestPortion(rate, demand));
      const answer = await write(holder, takeFrom(bucket, rate, at, calls));
      bucket = answer.bucket;
      if (!answer.done) continue;
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
      if (rate.requestsPerSecond === requestsPerSecond && rate.burst === burst) return;
      rate = { requestsPerSecond, burst };
      held = 0;
      refusedUntil = 0;
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

/** What a plan says of the rate. */
export type Rate = {
  readonly requestsPerSecond: number;
  readonly burst: number;
};

/**
 * The bucket that all gateway instances share, as the table keeps it: it is full at `fullAt` (milliseconds since the
 * epoch), and each call taken moves that on by a call's time (GCRA). So it fills by itself, without a write.
 */
export type Bucket = Rate & {
  readonly fullAt: number;
  /** When an instance last found it empty, as far as one has said so since. */
  readonly pressedAt?: number;
  /** When one last knew that calls come at the rate: then it may lack some. */
  readonly calmAt?: number;
};

/** One conditional write to a bucket: each says itself when it may still be done, so none is lost to another's. */
export type BucketWrite = Pick<Bucket, 'pressedAt' | 'calmAt'> & BucketChange;
type BucketChange =
  /** None is kept, or one of this rate that was full at `at`. */
  | { readonly kind: 'start'; readonly bucket: Bucket; readonly at: number }
  /** One of this rate is kept, and full from `from` to `to`. */
  | { readonly kind: 'take'; readonly rate: Rate; readonly by: number; readonly from: number; readonly to: number }
  /** Exactly `was` is kept, from when the plan had another rate. */
  | { readonly kind: 'convert'; readonly bucket: Bucket; readonly was: Bucket };

const callTime = ({ requestsPerSecond }: Rate) => 1000 / requestsPerSecond;
const sameRate = (a: Rate, b: Rate) => a.requestsPerSecond === b.requestsPerSecond && a.burst === b.burst;

/** A bucket as another rate sees it: used up by the same share. So going to and fro between two plans gains nothing. */
const converted = (bucket: Bucket, rate: Rate, at: number): Bucket => {
  const used = Math.max(0, bucket.fullAt - at) / (callTime(bucket) * bucket.burst);
  return { ...rate, fullAt: at + used * callTime(rate) * rate.burst };
};

/** How many calls a bucket holds. */
export const callsIn = (bucket: Bucket | undefined, rate: Rate, at: number): number => {
  if (!bucket) return rate.burst;
  const { fullAt } = sameRate(bucket, rate) ? bucket : converted(bucket, rate, at);
  return Math.floor(rate.burst - Math.max(0, fullAt - at) / callTime(rate));
};

/** When a bucket holds this many calls. */
export const holdsAt = (bucket: Bucket, rate: Rate, at: number, calls: number): number => {
  const { fullAt } = sameRate(bucket, rate) ? bucket : converted(bucket, rate, at);
  return fullAt - (rate.burst - calls) * callTime(rate);
};

/** A portion is void after two seconds, or two hundred calls' time where the plan is slower, but no more than two hundred seconds. */
const VALID_CALLS = 200;
const VALID_MILLISECONDS_MIN = 2000;
const VALID_MILLISECONDS_MAX = 200_000;
/** Of what is there and is likely to be used in time: whoever comes next finds some, and little becomes void. */
const PORTION_SHARE = 0.75;
/** To an instance that does not know yet what it is asked: so many, and no more than this part of what is there. */
const FIRST_PORTION = 16;
const FIRST_SHARE = 0.4;
/** Fewer calls than this are left to grow, where that is a small part of the burst: a portion is worth its write. */
const SMALLEST_PORTION = 16;
/** Where it has to be borrowed, this many, where that is a small part of what may be. */
const SMALLEST_BORROWED = 8;
/** A portion that is worth its write where the bucket is small: a tenth of a write a call, quota and fluctuation included. */
export const WORTHWHILE_PORTION = 16;
/** What eight instances hold in such portions, one with another: what a burst does not cover of it may be borrowed. */
const HELD_CALLS = 100;
/** By so many calls a bucket may be more than full for who may borrow. */
export const OVERFULL_CALLS = 16;
/** What is borrowed is waited for: no longer than this. */
const BORROWED_SECONDS_MAX = 100;

/** How long a portion may be used. */
export const portionValidMilliseconds = (rate: Rate): number =>
  Math.max(VALID_MILLISECONDS_MIN, Math.min(VALID_CALLS * callTime(rate), VALID_MILLISECONDS_MAX));

/** How many calls the bucket may lack at most: from the start never more are let through than these, the burst and the rate. */
export const borrowedMax = (rate: Rate): number =>
  Math.max(0, Math.min(HELD_CALLS - rate.burst, Math.floor(BORROWED_SECONDS_MAX * rate.requestsPerSecond)));

/** What an instance knows of its own calls: how many wait for a portion, and how many it is likely to get while one is valid. */
export type Demand = {
  readonly waiting: number;
  readonly expected: number | undefined;
  /** Whether calls have come at the rate for a while: then the bucket may lack some, which other instances hold. */
  readonly mayBorrow: boolean;
};

/** The smallest portion worth its write; a bucket that holds less counts as empty. */
export const smallestPortion = (rate: Rate, { expected = 1, mayBorrow }: Demand): number => {
  const least = mayBorrow ? Math.min(SMALLEST_BORROWED, borrowedMax(rate) / 8) : 0;
  return Math.max(1, Math.min(SMALLEST_PORTION, Math.floor(Math.max(rate.burst / 12, least)), Math.floor(expected)));
};

/** How many calls an instance takes from a bucket that holds `available`, or lacks some: none where that is too few. */
export const portionOf = (available: number, rate: Rate, demand: Demand): number => {
  const smallest = smallestPortion(rate, demand);
  const room = available + (demand.mayBorrow ? borrowedMax(rate) : 0);
  if (room < smallest) return 0;
  const { expected, waiting } = demand;
  if (expected === undefined) {
    const share = Math.min(FIRST_PORTION, Math.max(available, smallest) * FIRST_SHARE);
    return Math.min(room, Math.max(Math.min(waiting, available), smallest, Math.ceil(share)));
  }
  const most = Math.min(available, portionValidMilliseconds(rate) / callTime(rate));
  const share = Math.min(expected, most) * PORTION_SHARE;
  const worthwhile = demand.mayBorrow ? Math.min(expected * PORTION_SHARE, WORTHWHILE_PORTION) : 0;
  const wanted = Math.max(smallest, Math.ceil(share), Math.ceil(worthwhile));
  // Who waits is served from what is there; what is borrowed is borrowed in portions.
  return Math.min(room, Math.max(wanted, Math.min(waiting, available)));
};

/** The write that takes a portion from a bucket as it is known, and what the bucket will be. */
export const takeFrom = (
  known: Bucket | undefined,
  rate: Rate,
  at: number,
  calls: number,
  borrowed = 0,
): BucketChange => {
  const by = calls * callTime(rate);
  if (known && !sameRate(known, rate)) {
    const { fullAt } = converted(known, rate, at);
    return { kind: 'convert', bucket: { ...rate, fullAt: fullAt + by }, was: known };
  }
  // Who may borrow may also find a little more than the burst: whether it is full is then no matter of a millisecond.
  const from = at - (borrowed > 0 ? OVERFULL_CALLS * callTime(rate) : 0);
  if (!known || known.fullAt < from) return { kind: 'start', bucket: { ...rate, fullAt: at + by }, at };
  // Up to what is known, whatever the two ways of reckoning make of the last digit.
  const to = Math.max(known.fullAt, at + (rate.burst + borrowed) * callTime(rate) - by);
  return { kind: 'take', rate, by, from, to };
};

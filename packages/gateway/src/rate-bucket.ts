/** What a plan says of the rate. */
export type Rate = {
  readonly requestsPerSecond: number;
  readonly burst: number;
};

/**
 * The bucket that all gateway instances share, as the table keeps it: it is full at `fullAt` (milliseconds since the
 * epoch), and each call taken moves that on by a call's time (GCRA). So it fills by itself, without a write.
 */
export type Bucket = Rate & { readonly fullAt: number };

/** One conditional write to a bucket: each says itself when it may still be done, so none is lost to another's. */
export type BucketWrite =
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

/** A portion is void after two seconds, or twenty calls' time where the plan is slower, none where the burst is smaller. */
const SLOW_PORTION_CALLS = 20;
/** Of what is there and is likely to be used in time: whoever comes next finds some, and little becomes void. */
const PORTION_SHARE = 0.75;
/** To an instance that does not know yet what it is asked: so many, and no more than this part of what is there. */
const FIRST_PORTION = 16;
const FIRST_SHARE = 0.4;
/** Fewer calls than this are left to grow, where that is a small part of the burst: a portion is worth its write. */
const SMALLEST_PORTION = 16;

/** How long a portion may be used, by a plan's rate: what is in instances' hands is at most what the rate gives in that time. */
export const portionValidMilliseconds = (rate: Rate): number =>
  Math.max(2000, Math.min(SLOW_PORTION_CALLS, rate.burst) * callTime(rate));

/** What an instance knows of its own calls: how many wait for a portion, and how many it is likely to get while one is valid. */
export type Demand = { readonly waiting: number; readonly expected: number | undefined };

/** The smallest portion worth its write; a bucket that holds less counts as empty. */
export const smallestPortion = (rate: Rate, { expected = 1 }: Demand): number =>
  Math.max(1, Math.min(SMALLEST_PORTION, Math.floor(rate.burst / 12), Math.floor(expected)));

/** How many calls an instance takes from a bucket that holds `available`: none where that is too few. */
export const portionOf = (available: number, rate: Rate, demand: Demand): number => {
  if (available < smallestPortion(rate, demand)) return 0;
  const most = Math.min(available, portionValidMilliseconds(rate) / callTime(rate));
  const share =
    demand.expected === undefined
      ? Math.min(FIRST_PORTION, most * FIRST_SHARE)
      : Math.min(demand.expected, most) * PORTION_SHARE;
  return Math.min(available, Math.max(demand.waiting, smallestPortion(rate, demand), Math.ceil(share)));
};

/** The write that takes a portion from a bucket as it is known, and what the bucket will be. */
export const takeFrom = (known: Bucket | undefined, rate: Rate, at: number, calls: number): BucketWrite => {
  const by = calls * callTime(rate);
  if (known && !sameRate(known, rate)) {
    const { fullAt } = converted(known, rate, at);
    return { kind: 'convert', bucket: { ...rate, fullAt: fullAt + by }, was: known };
  }
  if (!known || known.fullAt < at) return { kind: 'start', bucket: { ...rate, fullAt: at + by }, at };
  // Up to what is known, whatever the two ways of reckoning make of the last digit.
  const to = Math.max(known.fullAt, at + rate.burst * callTime(rate) - by);
  return { kind: 'take', rate, by, from: at, to };
};

/** Latency is counted in buckets whose upper bounds grow by 1.2 from 1 ms: a percentile is at most 20 % off. */
export const HISTOGRAM_BUCKETS = 60;
const GROWTH = Math.log(1.2);

/** The bucket of a duration; the last one takes everything above 47 s. */
export const bucketOf = (milliseconds: number): number =>
  milliseconds <= 1 ? 0 : Math.min(HISTOGRAM_BUCKETS - 1, Math.ceil(Math.log(milliseconds) / GROWTH));

const upperBound = (bucket: number): number => Math.exp(bucket * GROWTH);

/** The q-quantile (0 < q ≤ 1) in milliseconds, interpolated within its bucket; 0 where nothing was counted. */
export const quantile = (counts: readonly number[], q: number): number => {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return 0;
  let before = 0;
  for (const [bucket, count] of counts.entries()) {
    if (count > 0 && before + count >= q * total) {
      const low = bucket === 0 ? 0 : upperBound(bucket - 1);
      const share = (q * total - before) / count;
      return Math.round((low + (upperBound(bucket) - low) * share) * 10) / 10;
    }
    before += count;
  }
  return 0;
};

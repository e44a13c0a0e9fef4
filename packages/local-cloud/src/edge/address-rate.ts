const BUCKET_MILLISECONDS = 10_000;
/** More addresses than one machine sees are forgotten, the oldest first. */
const ADDRESSES_MAX = 100_000;

/** Requests of each address within a window that slides by ten seconds, as AWS WAF counts them. */
export const createAddressRate = (windowSeconds: number, now: () => number = Date.now) => {
  const buckets = Math.max(1, Math.ceil((windowSeconds * 1000) / BUCKET_MILLISECONDS));
  const seen = new Map<string, { counts: number[]; last: number }>();
  return {
    /** Counts one more, and says how many there are with it. */
    count(address: string): number {
      const bucket = Math.floor(now() / BUCKET_MILLISECONDS);
      const entry = seen.get(address) ?? { counts: Array.from({ length: buckets }, () => 0), last: bucket };
      seen.delete(address);
      seen.set(address, entry);
      for (let gone = Math.min(bucket - entry.last, buckets); gone > 0; gone -= 1)
        entry.counts[(bucket - gone + 1) % buckets] = 0;
      entry.last = bucket;
      entry.counts[bucket % buckets] = (entry.counts[bucket % buckets] ?? 0) + 1;
      const [oldest] = seen.keys();
      if (seen.size > ADDRESSES_MAX && oldest !== undefined) seen.delete(oldest);
      return entry.counts.reduce((sum, one) => sum + one, 0);
    },
  };
};

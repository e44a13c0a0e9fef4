import type { Bucket, BucketWrite, SharedLimits } from '../src/index.ts';

const sameRate = (a: Bucket, { requestsPerSecond, burst }: Omit<Bucket, 'fullAt'>) =>
  a.requestsPerSecond === requestsPerSecond && a.burst === burst;

const after = (had: Bucket | undefined, write: BucketWrite): Bucket | undefined => {
  if (write.kind === 'start')
    return !had || (sameRate(had, write.bucket) && had.fullAt < write.at) ? write.bucket : undefined;
  if (write.kind === 'convert')
    return had && sameRate(had, write.was) && had.fullAt === write.was.fullAt ? write.bucket : undefined;
  const may = had && sameRate(had, write.rate) && had.fullAt >= write.from && had.fullAt <= write.to;
  return may ? { ...had, fullAt: had.fullAt + write.by } : undefined;
};

/** What limiters share, in memory: it answers a turn later, as a table does, and counts what it is asked. */
export const createSharedMemory = () => {
  const buckets = new Map<string, Bucket>();
  const used = new Map<string, number>();
  const asked = { rates: 0, quotas: 0 };
  const shared: SharedLimits = {
    writeBucket: async ({ holderId, apiId }, write) => {
      asked.rates += 1;
      await Promise.resolve();
      const key = `${holderId} ${apiId}`;
      const changed = after(buckets.get(key), write);
      const { pressedAt, calmAt } = { ...buckets.get(key), ...write };
      const bucket = changed && {
        ...changed,
        ...(pressedAt !== undefined && { pressedAt }),
        ...(calmAt !== undefined && { calmAt }),
      };
      if (bucket) buckets.set(key, bucket);
      return { done: bucket !== undefined, bucket: bucket ?? buckets.get(key) };
    },
    lease: async ({ holderId, apiId }, month, wanted, limit) => {
      asked.quotas += 1;
      await Promise.resolve();
      const key = `${holderId} ${apiId} ${month}`;
      const granted = Math.min(wanted, limit - (used.get(key) ?? 0));
      used.set(key, (used.get(key) ?? 0) + granted);
      return granted;
    },
  };
  return { ...shared, used, asked };
};

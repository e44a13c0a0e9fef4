import { conditionFailed, type Data } from '@portico/data';
import type { Bucket, BucketWrite, Holder, SharedLimits } from '@portico/gateway';

/** An item that nobody wrote for a day says nothing: its bucket is full. */
const KEPT_SECONDS = 86_400;

const bucketOf = (item: Partial<Bucket> | null | undefined): Bucket | undefined =>
  item?.fullAt !== undefined && item.requestsPerSecond !== undefined && item.burst !== undefined
    ? {
        fullAt: item.fullAt,
        requestsPerSecond: item.requestsPerSecond,
        burst: item.burst,
        ...(item.pressedAt !== undefined && { pressedAt: item.pressedAt }),
        ...(item.calmAt !== undefined && { calmAt: item.calmAt }),
      }
    : undefined;

/** What was used is kept a while after its period, which begins at this instant in UTC. */
const quotaExpiry = (period: string): number => {
  const days = period.length > 7 ? 8 : 62;
  return Date.parse(period) / 1000 + days * KEPT_SECONDS;
};

/** What all gateway instances share of rates and quotas, in the table: each act is one conditional write. */
export const sharedLimits = ({ entities: { quota, rateBucket } }: Data): SharedLimits => {
  /** The change that a write makes, and the condition under which it may be made. */
  const change = (key: Holder, write: BucketWrite) => {
    const { requestsPerSecond, burst } = write.kind === 'take' ? write.rate : write.bucket;
    const until = write.kind === 'take' ? write.to + write.by : write.bucket.fullAt;
    const item = rateBucket.update(key).set({
      expiresAtSeconds: Math.ceil(until / 1000) + KEPT_SECONDS,
      ...(write.pressedAt !== undefined && { pressedAt: write.pressedAt }),
      ...(write.calmAt !== undefined && { calmAt: write.calmAt }),
    });
    if (write.kind === 'take')
      return item
        .add({ fullAt: write.by })
        .where(
          (had, { eq, between }) =>
            `${eq(had.requestsPerSecond, requestsPerSecond)} AND ${eq(had.burst, burst)} AND ${between(had.fullAt, write.from, write.to)}`,
        );
    const begun = item.set({ ...write.bucket });
    if (write.kind === 'start')
      return begun.where(
        (had, { eq, lt, notExists }) =>
          `${notExists(had.fullAt)} OR (${eq(had.requestsPerSecond, requestsPerSecond)} AND ${eq(had.burst, burst)} AND ${lt(had.fullAt, write.at)})`,
      );
    const { was } = write;
    return begun.where(
      (had, { eq }) =>
        `${eq(had.requestsPerSecond, was.requestsPerSecond)} AND ${eq(had.burst, was.burst)} AND ${eq(had.fullAt, was.fullAt)}`,
    );
  };

  return {
    async writeBucket({ holderId, apiId }, write) {
      const answer = await change({ holderId, apiId }, write).go({
        response: 'all_new',
        // What stood in the way comes with the refusal: no read.
        returnOnConditionCheckFailure: 'all_old',
      });
      return { done: !answer.rejected, bucket: bucketOf(answer.data) };
    },

    /** Adds to the period's counter as long as it stays within the limit; the last lease may be a smaller one. */
    async lease({ holderId, apiId }, period, wanted, limit) {
      for (const portion of wanted > 1 ? [wanted, 1] : [1]) {
        // The first portion of a period is not compared with a counter.
        if (portion > limit) continue;
        try {
          await quota
            .update({ holderId, apiId, period })
            .add({ used: portion })
            .set({ expiresAtSeconds: quotaExpiry(period) })
            .where(({ used }, { notExists, lte }) => `${notExists(used)} OR ${lte(used, limit - portion)}`)
            .go();
          return portion;
        } catch (error) {
          if (!conditionFailed(error)) throw error;
        }
      }
      return 0;
    },
  };
};

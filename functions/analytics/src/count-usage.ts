import { createHash } from 'node:crypto';
import { type Data, writeTogether } from '@portico/data';
import { CALLER_DAYS, callerOf, slotsOver, type UsageRecord } from '@portico/domain';
import { packCalls } from './calls.ts';
import { type Portion, portionsOf } from './portions.ts';

const DAY_SECONDS = 86_400;
/** A day, as a date. */
const dayStart = (day: number): string => new Date(day * DAY_SECONDS * 1000).toISOString().slice(0, 10);
const MARKER_SECONDS = 7 * 86_400;
/** Everybody's counters are the same few items, and nobody waits for this: two seconds in all. */
const TRIES = 8;

/**
 * Counts a batch of usage records exactly once: each portion's counters and marker are one transaction, and a batch
 * delivered again finds its markers. The latest calls are put under names that come of the batch: twice is once.
 */
export const countUsage = ({ data, now }: { readonly data: Data; readonly now: () => Date }) => {
  const write = ({ byStatus, byOperation, callers }: Portion, batchId: string) => {
    const expiresAtSeconds = Math.floor(now().getTime() / 1000) + MARKER_SECONDS;
    const parts: Parameters<typeof writeTogether>[1] = ({ countedBatch, usageByStatus, usageByOperation, caller }) => ({
      counted: countedBatch.create({ batchId, expiresAtSeconds }).commit(),
      byStatus: byStatus.map(({ key, apiName, counts, ...kept }) =>
        usageByStatus
          .update(key)
          .add(counts)
          .set({ apiName, ...kept })
          .commit(),
      ),
      byOperation: byOperation.map(({ key, apiName, counts, ...kept }) =>
        usageByOperation
          .update(key)
          .add(counts)
          .set({ apiName, ...kept })
          .commit(),
      ),
      callers: callers.map(({ key, counts, day }) =>
        caller
          .update(key)
          .add(counts)
          .set({
            subscriber: callerOf(key.apiId, key.appId),
            lastCalledOn: dayStart(day),
            expiresAtSeconds: (day + CALLER_DAYS + 1) * DAY_SECONDS,
          })
          // The entity declares every slot; its types only lost the names.
          .remove([...slotsOver(day)] as unknown as [])
          .commit(),
      ),
    });
    return writeTogether(data, parts, TRIES);
  };
  return async (records: readonly UsageRecord[], deliveryId: string): Promise<void> => {
    if (records.length === 0) return;
    await data.entities.callBatch.put(packCalls(records, deliveryId, now())).go();
    for (const [index, portion] of portionsOf(records).entries()) {
      const batchId = createHash('sha256').update(`${deliveryId}:${index}`).digest('hex').slice(0, 32);
      // What is refused is the marker: this portion was counted before.
      await write(portion, batchId);
    }
  };
};

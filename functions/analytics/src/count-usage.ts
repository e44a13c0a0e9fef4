import { createHash } from 'node:crypto';
import { type Data, refusedItem, TransactionCancelled } from '@portico/data';
import type { UsageRecord } from '@portico/domain';
import { packCalls } from './calls.ts';
import { type Portion, portionsOf } from './portions.ts';

const MARKER_SECONDS = 7 * 86_400;

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Tries a transaction again that ran into another one, with growing, jittered pauses. */
const insistently = async <Answer>(attempt: () => Promise<Answer>): Promise<Answer> => {
  for (let tries = 0; ; tries++) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof TransactionCancelled) || tries === 6) throw error;
      await pause(Math.random() * 40 * 2 ** tries);
    }
  }
};

/**
 * Counts a batch of usage records exactly once: each portion's counters and marker are one transaction, and a batch
 * delivered again finds its markers. The latest calls are put under names that come of the batch: twice is once.
 */
export const countUsage = ({ data, now }: { readonly data: Data; readonly now: () => Date }) => {
  const write = ({ byStatus, byOperation }: Portion, batchId: string) => {
    const expiresAtSeconds = Math.floor(now().getTime() / 1000) + MARKER_SECONDS;
    return data.transaction
      .write(({ countedBatch, usageByStatus, usageByOperation }) => [
        countedBatch.create({ batchId, expiresAtSeconds }).commit(),
        ...byStatus.map(({ key, apiName, counts, ...kept }) =>
          usageByStatus
            .update(key)
            .add(counts)
            .set({ apiName, ...kept })
            .commit(),
        ),
        ...byOperation.map(({ key, apiName, counts, ...kept }) =>
          usageByOperation
            .update(key)
            .add(counts)
            .set({ apiName, ...kept })
            .commit(),
        ),
      ])
      .go();
  };
  return async (records: readonly UsageRecord[], deliveryId: string): Promise<void> => {
    if (records.length === 0) return;
    const { unprocessed } = await data.entities.callBatch.put(packCalls(records, deliveryId, now())).go();
    if (unprocessed.length > 0) throw new Error('the latest calls could not be kept');
    for (const [index, portion] of portionsOf(records).entries()) {
      const batchId = createHash('sha256').update(`${deliveryId}:${index}`).digest('hex').slice(0, 32);
      // A refused item is the marker's: this portion was counted before.
      await insistently(async () => refusedItem(await write(portion, batchId)));
    }
  };
};

import { randomUUID } from 'node:crypto';
import { unlessRefused } from './conflict.ts';
import type { Data } from './connect.ts';
import type { Items } from './write-together.ts';

/** Longer than anything that takes a lease lives: who let it run out is over. */
const LIFE_MILLISECONDS = 60_000;

export type Lease = {
  /** For a transaction: that it is still ours. */
  readonly stillHeld: (items: Items) => object;
};

/**
 * Does something that changes what is outside the table and has no condition of its own, one at a time; answers
 * `undefined` where somebody else is at it.
 */
export const underLease = async <Value>(
  { entities: { lease } }: Data,
  leaseId: string,
  now: () => Date,
  work: (lease: Lease) => Promise<Value>,
): Promise<Value | undefined> => {
  const holder: string = randomUUID();
  const at = now();
  const until = new Date(at.getTime() + LIFE_MILLISECONDS).toISOString();
  const taken = await unlessRefused(
    lease
      .update({ leaseId })
      .set({ holder, until })
      .where((had, { lt, notExists }) => `${notExists(had.until)} OR ${lt(had.until, at.toISOString())}`)
      .go(),
  );
  if (!taken) return undefined;
  try {
    return await work({
      stillHeld: (items) =>
        items.lease
          .check({ leaseId })
          .where((had, { eq }) => eq(had.holder, holder))
          .commit(),
    });
  } finally {
    await unlessRefused(
      lease
        .delete({ leaseId })
        .where((had, { eq }) => eq(had.holder, holder))
        .go(),
    );
  }
};

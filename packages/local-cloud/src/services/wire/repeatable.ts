import type { DatabaseSync } from 'node:sqlite';

/**
 * Writes what is done again where a power failure loses it (a claim, the end of a delivery, how far a reader came), without
 * waiting for the disk: the event loop would, and everybody with it. What is acknowledged to a caller is no such thing.
 */
export const repeatable = <Result>(database: DatabaseSync, work: () => Result): Result => {
  database.exec('PRAGMA synchronous = NORMAL');
  try {
    return work();
  } finally {
    database.exec('PRAGMA synchronous = FULL');
  }
};

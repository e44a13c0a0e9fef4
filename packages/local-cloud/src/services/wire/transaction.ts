import type { DatabaseSync } from 'node:sqlite';

/** Runs `work` in one immediate transaction; the engine is synchronous, so nothing interleaves. */
export const transaction = <Result>(database: DatabaseSync, work: () => Result): Result => {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
};

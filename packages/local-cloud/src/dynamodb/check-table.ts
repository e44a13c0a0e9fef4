import { existsSync, statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { storageError } from '../local-cloud-error.ts';

/** Up to here every page is looked at, which takes a tenth of a second; of more only the outside. */
const CHECKED_BYTES_MAX = 256_000_000;

/** What the table engine, or SQLite through it, says of a file that is no database any more. */
const DAMAGED = /malformed|not a database|disk image|corrupt/i;

/** Says of a damaged file that it is, before the engine overwrites it, or chokes on it in the middle of a day. */
export const checkTable = (file: string): void => {
  if (!existsSync(file)) return;
  try {
    const database = new DatabaseSync(file, { timeout: 5000 });
    try {
      const whole = statSync(file).size <= CHECKED_BYTES_MAX;
      const found = database.prepare(whole ? 'PRAGMA quick_check(1)' : 'SELECT count(*) FROM sqlite_master').get();
      const said = whole ? String(Object.values(found ?? {})[0]) : 'ok';
      if (said !== 'ok') throw new Error(`malformed: ${said.split('\n')[0]}`);
    } finally {
      database.close();
    }
  } catch (error) {
    throw storageError(file, error);
  }
};

/** The same of an answer the engine gave while it ran. */
export const damageIn = (file: string, status: number, body: Buffer) => {
  if (status < 500) return undefined;
  const said = body.toString('utf8').slice(0, 500);
  return DAMAGED.test(said) ? storageError(file, new Error(said)) : undefined;
};

import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { LocalCloudError, storageError } from './local-cloud-error.ts';

export type DataFolder = {
  readonly path: string;
  /** One SQLite file per name; the same handle every time. */
  database(name: string): DatabaseSync;
  folder(name: string): string;
  close(): void;
};

/** Raised whenever the tables of a database change: what another format wrote is not read. */
const FORMAT = '2';

const requireFormat = (path: string): void => {
  const file = join(path, 'format');
  const isNew = !existsSync(join(path, 'databases'));
  if (isNew) writeFileSync(file, FORMAT);
  else if (!existsSync(file) || readFileSync(file, 'utf8') !== FORMAT)
    throw new LocalCloudError(
      `The data in ${path} was written by another version of Portico. Begin anew: npm start -- --fresh.`,
    );
};

/** Holds the folder for this process: the operating system lets go of it however the process ends. */
const lock = (path: string): DatabaseSync => {
  const owner = join(path, 'owner.pid');
  const database = new DatabaseSync(join(path, 'lock.sqlite'), { timeout: 0 });
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if (!/locked|busy/i.test(error instanceof Error ? error.message : '')) throw error;
    let pid = '';
    try {
      pid = ` (process ${readFileSync(owner, 'utf8')})`;
    } catch {
      // The other one has not written its number yet.
    }
    throw new LocalCloudError(`The data folder ${path} is in use by another Portico${pid}. Stop that one first.`);
  }
  writeFileSync(owner, String(process.pid));
  return database;
};

/** Says that a folder is in use, before anything is started or ended for it. */
export const requireUnused = (path: string): void => {
  if (existsSync(join(path, 'lock.sqlite'))) lock(path).close();
};

export const openDataFolder = (path: string): DataFolder => {
  const databases = new Map<string, DatabaseSync>();
  const folder = (name: string): string => {
    const made = join(path, name);
    try {
      mkdirSync(made, { recursive: true });
    } catch (error) {
      throw storageError(made, error);
    }
    return made;
  };
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    // Of a folder that was there already, too: what is in it is its owner's.
    chmodSync(path, 0o700);
  } catch (error) {
    throw storageError(path, error);
  }
  let held: DatabaseSync;
  try {
    requireFormat(path);
    folder('databases');
    held = lock(path);
  } catch (error) {
    throw storageError(path, error);
  }
  return {
    path,
    folder,
    database: (name) => {
      const known = databases.get(name);
      if (known) return known;
      const file = join(path, 'databases', `${name}.sqlite`);
      try {
        const database = new DatabaseSync(file, { timeout: 5000 });
        database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON');
        database.prepare('SELECT count(*) FROM sqlite_master').get();
        databases.set(name, database);
        return database;
      } catch (error) {
        throw storageError(file, error);
      }
    },
    close: () => {
      for (const database of databases.values()) database.close();
      databases.clear();
      held.close();
    },
  };
};

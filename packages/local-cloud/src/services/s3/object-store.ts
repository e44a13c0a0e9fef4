import { createHash, randomUUID } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { mkdir, open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { CloudContext } from '../../service.ts';
import { type Fields, parseFields, textMapOf, textOf } from '../wire/fields.ts';
import { transaction } from '../wire/transaction.ts';

export type StoredObject = {
  readonly bucket: string;
  readonly key: string;
  /** With its quotes. */
  readonly etag: string;
  readonly sizeBytes: number;
  readonly modifiedAtMilliseconds: number;
  /** Response headers kept with the object: content-type, x-amz-meta-…, x-amz-checksum-…. */
  readonly headers: Readonly<Record<string, string>>;
  readonly blob: string;
};

export type NewObject = {
  readonly bucket: string;
  readonly key: string;
  readonly body: Buffer;
  readonly headers: Readonly<Record<string, string>>;
  /** Only for multipart uploads, whose ETag is not the body's digest. */
  readonly etag?: string;
  /** The body's file, where it was kept before. */
  readonly blob?: string;
};

const SCHEMA = `
CREATE TABLE IF NOT EXISTS objects (bucket TEXT NOT NULL, key TEXT NOT NULL, etag TEXT NOT NULL, sizeBytes INTEGER NOT NULL,
  modifiedAtMilliseconds INTEGER NOT NULL, headers TEXT NOT NULL, blob TEXT NOT NULL, PRIMARY KEY (bucket, key)) STRICT;
CREATE TABLE IF NOT EXISTS uploads (id TEXT PRIMARY KEY, bucket TEXT NOT NULL, key TEXT NOT NULL, headers TEXT NOT NULL, startedAtMilliseconds INTEGER NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS parts (upload TEXT NOT NULL, number INTEGER NOT NULL, etag TEXT NOT NULL, sizeBytes INTEGER NOT NULL, blob TEXT NOT NULL,
  PRIMARY KEY (upload, number)) STRICT;`;

const syncFile = async (file: string, flags: string, body?: Buffer): Promise<void> => {
  const handle = await open(file, flags);
  try {
    if (body) await handle.writeFile(body);
    await handle.sync();
  } finally {
    await handle.close();
  }
};

const fsyncFolder = (folder: string) => {
  const descriptor = openSync(folder, 'r');
  fsyncSync(descriptor);
  closeSync(descriptor);
};

/** Blobs as files that are complete or absent: written aside, synced, renamed, the folder synced. */
const createBlobs = (folder: string) => {
  const pathOf = (name: string) => join(folder, name.slice(0, 2), name);
  return {
    /** As `write`, and everybody else is served meanwhile. */
    async keep(body: Buffer): Promise<string> {
      const name = randomUUID();
      const target = join(folder, name.slice(0, 2));
      await mkdir(target, { recursive: true });
      await syncFile(join(target, `${name}.partial`), 'wx', body);
      await rename(join(target, `${name}.partial`), pathOf(name));
      await syncFile(target, 'r');
      return name;
    },
    write(body: Buffer): string {
      const name = randomUUID();
      const target = join(folder, name.slice(0, 2));
      mkdirSync(target, { recursive: true });
      const descriptor = openSync(join(target, `${name}.partial`), 'wx');
      for (let at = 0; at < body.length; ) at += writeSync(descriptor, body, at);
      fsyncSync(descriptor);
      closeSync(descriptor);
      renameSync(join(target, `${name}.partial`), pathOf(name));
      fsyncFolder(target);
      return name;
    },
    read: (name: string): Buffer => readFileSync(pathOf(name)),
    remove: (name: string) => rmSync(pathOf(name), { force: true }),
    *names(): Generator<string> {
      for (const shard of existsSync(folder) ? readdirSync(folder) : []) yield* readdirSync(join(folder, shard));
    },
  };
};

/** Objects and multipart uploads: rows in SQLite, bodies as files. A row is written only after its file is durable. */
export const createObjectStore = (context: CloudContext, database: DatabaseSync) => {
  database.exec(SCHEMA);
  const blobs = createBlobs(context.folder('s3'));
  const present = (row: Fields): StoredObject => ({
    bucket: textOf(row, 'bucket') ?? '',
    key: textOf(row, 'key') ?? '',
    etag: textOf(row, 'etag') ?? '',
    sizeBytes: Number(row.sizeBytes),
    modifiedAtMilliseconds: Number(row.modifiedAtMilliseconds),
    headers: textMapOf({ headers: parseFields(textOf(row, 'headers')) }, 'headers'),
    blob: textOf(row, 'blob') ?? '',
  });
  const find = (bucket: string, key: string): StoredObject | undefined => {
    const row = database.prepare('SELECT * FROM objects WHERE bucket = ? AND key = ?').get(bucket, key);
    return row && present(row);
  };
  const put = ({ bucket, key, body, headers, etag, blob = blobs.write(body) }: NewObject): StoredObject => {
    const before = find(bucket, key);
    database
      .prepare('INSERT OR REPLACE INTO objects VALUES (?, ?, ?, ?, ?, ?, ?)')
      .run(
        bucket,
        key,
        etag ?? `"${createHash('md5').update(body).digest('hex')}"`,
        body.length,
        context.now().getTime(),
        JSON.stringify(headers),
        blob,
      );
    if (before) blobs.remove(before.blob);
    return present({ ...database.prepare('SELECT * FROM objects WHERE bucket = ? AND key = ?').get(bucket, key) });
  };
  const dropUpload = (id: string) => {
    const rows = database.prepare('SELECT blob FROM parts WHERE upload = ?').all(id);
    transaction(database, () => {
      database.prepare('DELETE FROM parts WHERE upload = ?').run(id);
      database.prepare('DELETE FROM uploads WHERE id = ?').run(id);
    });
    for (const row of rows) blobs.remove(String(row.blob));
  };
  return {
    find,
    put,
    /** Makes a body durable; it is an object's once that is put, or let go. */
    keep: (body: Buffer): Promise<string> => blobs.keep(body),
    letGo: (blob: string) => blobs.remove(blob),
    read: (object: StoredObject): Buffer => blobs.read(object.blob),
    remove(bucket: string, key: string): boolean {
      const object = find(bucket, key);
      if (!object) return false;
      database.prepare('DELETE FROM objects WHERE bucket = ? AND key = ?').run(bucket, key);
      blobs.remove(object.blob);
      return true;
    },
    /** Keys from `after` (exclusive) in UTF-8 order that begin with `prefix`. */
    list: (bucket: string, prefix: string, after: string, limit: number): readonly StoredObject[] =>
      database
        .prepare(
          'SELECT * FROM objects WHERE bucket = ? AND key > ? AND key >= ? AND key < ? AND substr(key, 1, length(?)) = ? ORDER BY key LIMIT ?',
        )
        .all(bucket, after, prefix, `${prefix}\u{10ffff}\u{10ffff}`, prefix, prefix, limit)
        .map(present),
    modifiedBefore: (bucket: string, prefix: string, beforeMilliseconds: number): readonly StoredObject[] =>
      database
        .prepare(
          'SELECT * FROM objects WHERE bucket = ? AND modifiedAtMilliseconds < ? AND substr(key, 1, length(?)) = ? LIMIT 1000',
        )
        .all(bucket, beforeMilliseconds, prefix, prefix)
        .map(present),
    beginUpload(bucket: string, key: string, headers: Readonly<Record<string, string>>): string {
      const id = randomUUID();
      database
        .prepare('INSERT INTO uploads VALUES (?, ?, ?, ?, ?)')
        .run(id, bucket, key, JSON.stringify(headers), context.now().getTime());
      return id;
    },
    upload(id: string, bucket: string, key: string): { headers: Readonly<Record<string, string>> } | undefined {
      const row = database
        .prepare('SELECT headers FROM uploads WHERE id = ? AND bucket = ? AND key = ?')
        .get(id, bucket, key);
      return row && { headers: textMapOf({ headers: parseFields(textOf(row, 'headers')) }, 'headers') };
    },
    putPart(id: string, number: number, body: Buffer): string {
      const etag = `"${createHash('md5').update(body).digest('hex')}"`;
      const before = database.prepare('SELECT blob FROM parts WHERE upload = ? AND number = ?').get(id, number);
      database
        .prepare('INSERT OR REPLACE INTO parts VALUES (?, ?, ?, ?, ?)')
        .run(id, number, etag, body.length, blobs.write(body));
      if (before) blobs.remove(String(before.blob));
      return etag;
    },
    parts: (id: string) =>
      database
        .prepare('SELECT * FROM parts WHERE upload = ? ORDER BY number')
        .all(id)
        .map((row) => ({
          number: Number(row.number),
          etag: String(row.etag),
          sizeBytes: Number(row.sizeBytes),
          body: () => blobs.read(String(row.blob)),
        })),
    dropUpload,
    dropUploadsBefore(bucket: string, startedBeforeMilliseconds: number) {
      const ended = database
        .prepare('SELECT id FROM uploads WHERE bucket = ? AND startedAtMilliseconds < ?')
        .all(bucket, startedBeforeMilliseconds);
      for (const row of ended) dropUpload(String(row.id));
    },
    isEmpty: (bucket: string) =>
      database.prepare('SELECT 1 FROM objects WHERE bucket = ? LIMIT 1').get(bucket) === undefined,
    /** At the start: files no row names, what a crash between file and row, or between row and removal, left behind. */
    sweepOrphans() {
      const used = new Set<string>();
      for (const row of database.prepare('SELECT blob FROM objects UNION SELECT blob FROM parts').iterate())
        used.add(String(row.blob));
      for (const name of blobs.names()) if (!used.has(name)) blobs.remove(name);
    },
  };
};

export type ObjectStore = ReturnType<typeof createObjectStore>;

import { gzipSync } from 'node:zlib';
import type { Documents } from '@portico/data';
import type { OpenApiDocument } from '@portico/openapi';
import { isAsyncApi, isSdl } from '@portico/openapi/kinds';
import { readMade } from '../made.ts';
import { pagesOf } from '../made-pages.ts';
import { recordsOf, recordsOfPages, type SearchRecord } from './records.ts';
import { FORMAT, openShard, type Shard } from './shards.ts';
import { type KeptIndex, makeIndex, openIndex, type VersionIndex } from './version-index.ts';

/** A part is asked for again after so long: what was published is found as soon. */
const FRESH_MILLISECONDS = 5_000;
/** So much of what was opened stays with an instance, as it is packed; opened it is three times as large; of versions, eleven times. */
const PARTS_BYTES_MAX = 30_000_000;
const VERSIONS_BYTES_MAX = 20_000_000;

type Opened<Value> = { readonly value: Value; readonly bytes: number };

/** What was opened last, up to so many bytes: what was not asked for longest goes first. */
const keptLately = <Value>(bytesMax: number) => {
  const kept = new Map<string, Opened<Value>>();
  let bytes = 0;
  const drop = (key: string) => {
    bytes -= kept.get(key)?.bytes ?? 0;
    kept.delete(key);
  };
  return {
    get(key: string): Value | undefined {
      const found = kept.get(key);
      if (!found) return undefined;
      kept.delete(key);
      kept.set(key, found);
      return found.value;
    },
    put(key: string, opened: Opened<Value>) {
      drop(key);
      kept.set(key, opened);
      bytes += opened.bytes;
      for (const [oldest] of kept) {
        if (bytes <= bytesMax || oldest === key) break;
        drop(oldest);
      }
    },
  };
};

const indexKey = (contentHash: string) => `${contentHash}/search-${FORMAT}.json.gz`;

type Packed = { readonly kept: KeptIndex; readonly bytes: number };

/** Keeps what is searched, by what it is made from. */
export const keepIndex = async (documents: Documents, hash: string, kept: KeptIndex): Promise<Packed> => {
  const bytes = gzipSync(JSON.stringify(kept));
  await documents.putMade(indexKey(hash), bytes);
  return { kept, bytes: bytes.length };
};

const keptIndex = async (documents: Documents, hash: string): Promise<Packed | undefined> => {
  const packed = await documents.getMade(indexKey(hash));
  const kept = readMade<KeptIndex>(packed);
  return packed && kept && { kept, bytes: packed.length };
};

const recordsIn = async (document: unknown): Promise<SearchRecord[]> => {
  if (isSdl(document) || isAsyncApi(document)) return recordsOfPages((await pagesOf(document)).reference);
  const [{ buildModel }, { withWebhooks }] = await Promise.all([
    import('@portico/openapi'),
    import('@portico/openapi/reference'),
  ]);
  // The import kept a document it had read as an object.
  return recordsOf(buildModel(withWebhooks(document as OpenApiDocument)));
};

/** What is searched of a version: kept by what it is made from, made by whoever needs it first. */
export const indexOf = async (documents: Documents, contentHash: string): Promise<Packed> => {
  const had = await keptIndex(documents, contentHash);
  if (had) return had;
  return keepIndex(documents, contentHash, makeIndex(await recordsIn(await documents.getDocument(contentHash))));
};

/** What is searched, as an instance has it open. */
export const openedSearch = (documents: Documents) => {
  const parts = keptLately<
    { readonly tag: string; readonly shard: Shard; readonly at: number } | { readonly at: number }
  >(PARTS_BYTES_MAX);
  const versions = keptLately<VersionIndex>(VERSIONS_BYTES_MAX);
  const open = async <None extends undefined>(hash: string, read: () => Promise<Packed | None>) => {
    const had = versions.get(hash);
    if (had) return had;
    const found = await read();
    if (!found) return undefined;
    const value = openIndex(found.kept);
    versions.put(hash, { value, bytes: found.bytes });
    return value;
  };
  return {
    async part(key: string): Promise<Shard | undefined> {
      const had = parts.get(key);
      const at = Date.now();
      const shard = had && 'shard' in had ? had.shard : undefined;
      if (had && at - had.at < FRESH_MILLISECONDS) return shard;
      const read = await documents.getShard(key, had && 'tag' in had ? had.tag : undefined);
      if (read === 'same' && had) parts.put(key, { value: { ...had, at }, bytes: shard?.bytes ?? 0 });
      if (read === 'same') return shard;
      const opened = read && openShard(read.bytes);
      parts.put(key, {
        value: opened && read ? { shard: opened, tag: read.tag, at } : { at },
        bytes: opened?.bytes ?? 100,
      });
      return opened;
    },
    version: (contentHash: string) => open(contentHash, () => indexOf(documents, contentHash)),
    /** Of pages that are not there any more nothing is found. */
    pages: (hash: string) => open(hash, () => keptIndex(documents, hash)),
  };
};

export type OpenedSearch = ReturnType<typeof openedSearch>;

import { createHash } from 'node:crypto';
import { type ApiItem, given, revisionOf, underLease } from '@portico/data';
import { teamsSeeing } from '@portico/domain';
import { isForVersion, readGuide, textOf } from '@portico/guides';
import { PORTAL } from './books.ts';
import type { Dependencies } from './dependencies.ts';
import { wordsOfApi } from './search/api-words.ts';
import { indexOf, keepIndex } from './search/opened.ts';
import { pageRecord, type SearchRecord } from './search/records.ts';
import { type Audience, FORMAT, partOfWord, shardKey, type Words, withApi } from './search/shards.ts';
import { makeIndex } from './search/version-index.ts';

/** Parts are written side by side, so many at once. */
const AT_ONCE = 8;
/** Others write the same part for other APIs: so often it is read anew. */
const TRIES_MAX = 20;
/** Who meets somebody at the same API waits for them: so often, so long. */
const WAITS_MAX = 40;
const WAIT_MILLISECONDS = 250;

type Given = Pick<Dependencies, 'data' | 'documents' | 'now'>;
type Entry = { readonly words: Words; readonly teams: readonly string[] | undefined };

const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));

/** What a page says itself: where its links lead is not asked. */
const ALONE = {
  base: '',
  hasGuide: () => true,
  operation: () => undefined,
  schema: () => undefined,
  file: () => undefined,
};

const audienceOf = ({ scope }: ApiItem): Audience => (scope === 'public' || scope === 'internal' ? scope : 'hidden');

/** Writes an API as it is into the parts of what is searched, and out of those that it was in. */
export const indexApi = ({ data, documents, now }: Given) => {
  const { api, guide, searchListing, version } = data.entities;

  /** The pages that are read of an API, and what names them all. */
  const pagesOf = async (apiId: string, version: string | undefined) => {
    const { data: items } = await guide.query.primary({ apiId }).go({ pages: 'all', consistent: true });
    const pages = items.flatMap(({ slug, published }) =>
      published && !published.hidden && isForVersion(published.versions, version)
        ? [{ slug, title: published.title, contentHash: published.contentHash }]
        : [],
    );
    const said = pages.map((page) => JSON.stringify(page)).join('\n');
    return { pages, hash: said === '' ? undefined : createHash('sha256').update(said).digest('hex') };
  };

  const pageRecords = async ({ pages, hash }: Awaited<ReturnType<typeof pagesOf>>): Promise<SearchRecord[]> => {
    if (hash === undefined) return [];
    const records: SearchRecord[] = [];
    for (const { slug, title, contentHash } of pages)
      records.push(pageRecord(slug, title, textOf(readGuide(await documents.getGuide(contentHash), ALONE))));
    await keepIndex(documents, hash, makeIndex(records));
    return records;
  };

  /** What it is found by, by part. */
  const wanted = async (
    item: ApiItem | undefined,
    guides: readonly SearchRecord[],
  ): Promise<ReadonlyMap<string, Entry>> => {
    if (!item?.latestVersion) return new Map();
    const key = { apiId: item.apiId, version: item.latestVersion };
    const found = (await version.get(key).go({ consistent: true })).data;
    if (!found) return new Map();
    const { kept } = await indexOf(documents, found.contentHash);
    const audience = audienceOf(item);
    const teams = audience === 'hidden' ? teamsSeeing(item) : undefined;
    const parts = Map.groupBy(wordsOfApi(item, [...kept.records, ...guides]), ([word]) =>
      shardKey(audience, partOfWord(word)),
    );
    return new Map([...parts].map(([part, words]) => [part, { words: new Map(words), teams }]));
  };

  const write = async (key: string, apiId: string, entry: Entry | undefined): Promise<void> => {
    for (let tries = 0; tries < TRIES_MAX; tries += 1) {
      const read = await documents.getShard(key);
      if (!read && !entry) return;
      const had = read === 'same' ? undefined : read;
      if (await documents.putShard(key, withApi(had?.bytes, apiId, entry), had?.tag)) return;
      await pause(Math.random() * 50 * (tries + 1));
    }
    throw new Error(`${key} was written by others ${TRIES_MAX} times`);
  };

  /** Once; answers whether the API was as it is now all the time. */
  const pass = async (apiId: string): Promise<boolean> => {
    const item = (await api.get({ apiId }).go({ consistent: true })).data ?? undefined;
    const listing = (await searchListing.get({ apiId }).go({ consistent: true })).data;
    const revision = item ? revisionOf(item) : -1;
    const pages = await pagesOf(apiId, item?.latestVersion);
    const isSame = listing?.revision === revision && listing.guides === pages.hash;
    if (listing?.whole && listing.format === FORMAT && isSame) return true;
    const entries = await wanted(item, await pageRecords(pages));
    const state = { apiId, revision, format: FORMAT, ...given({ guides: pages.hash }) };
    // Before anything is written: wherever it breaks off, the next one knows which parts may have it.
    const shards = [...new Set([...(listing?.shards ?? []), ...entries.keys()])];
    if (shards.length > 0) await searchListing.put({ ...state, shards, whole: false }).go();
    for (let from = 0; from < shards.length; from += AT_ONCE)
      await Promise.all(shards.slice(from, from + AT_ONCE).map((key) => write(key, apiId, entries.get(key))));
    // The portal's own pages are in no part: each search looks into them.
    const ofPortal = apiId === PORTAL.bookId && pages.hash !== undefined;
    if (entries.size > 0 || ofPortal)
      await searchListing.put({ ...state, shards: [...entries.keys()], whole: true }).go();
    else await searchListing.delete({ apiId }).go();
    const after = (await api.get({ apiId }).go({ consistent: true })).data;
    return (after ? revisionOf(after) : -1) === revision;
  };

  /** One at a time writes an API; whoever does goes on until it stays as it was written. */
  return async ({ apiId }: { readonly apiId: string }): Promise<void> => {
    for (let waits = 0; waits < WAITS_MAX; waits += 1) {
      const done = await underLease(data, `search ${apiId}`, now, () => pass(apiId));
      if (done) return;
      if (done === undefined) await pause(WAIT_MILLISECONDS);
    }
    throw new Error(`${apiId} is written to what is searched by somebody else, or changes all the time`);
  };
};

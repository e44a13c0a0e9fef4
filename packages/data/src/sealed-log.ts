import { setTimeout as pause } from 'node:timers/promises';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { AuditLink } from '@portico/domain';
import { type SealedParts, sealedParts } from './audit.ts';
import type { AuditStore } from './audit-store.ts';
import type { Data } from './connect.ts';
import type { AuditSegmentItem } from './items.ts';

/** A link of a chain, and the entry it seals where that is there. */
export type SealedEntry = { readonly link: AuditLink; readonly entry: SealedParts | undefined };

/** What of a chain is archived: up to which link, and its seal. */
export type Border = { readonly sequence: number; readonly seal: string | undefined };

const STRETCH = 200;
const AT_ONCE = 4;
/** The index of links follows the table within moments. */
const INDEX_TRIES = 5;
const INDEX_MILLISECONDS = 200;

/** A stretch of a chain as an object: JSON lines, packed. */
export const packSegment = (items: readonly { readonly link: AuditLink; readonly entry: SealedParts }[]): Uint8Array =>
  gzipSync(
    items
      .map(({ link: { sequence, digest, seal }, entry }) => `${JSON.stringify({ sequence, digest, seal, entry })}\n`)
      .join(''),
  );

/** What an object holds; throws where it is none of ours. */
export const openSegment = (bytes: Uint8Array): SealedEntry[] =>
  gunzipSync(bytes)
    .toString()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const { sequence, digest, seal, entry } = JSON.parse(line) as Omit<AuditLink, 'entryId'> & {
        readonly entry: SealedParts;
      };
      return { link: { entryId: entry.entryId, sequence, digest, seal }, entry };
    });

/**
 * The log in the order it was sealed, wherever it is kept: in the table, or in the objects that left it. What is being
 * archived meanwhile is found at one of the two.
 */
export const sealedLog = ({ entities }: Data, store: AuditStore) => {
  const { auditEntry, auditHead, auditLink, auditSegment } = entities;
  // Stretches of one object are asked for one after the other.
  let opened: { readonly object: string; readonly items: readonly SealedEntry[] } | undefined;

  const segmentWith = async (shard: string, sequence: number): Promise<AuditSegmentItem | undefined> => {
    const { data: found } = await auditSegment.query
      .primary({ shard })
      .lte({ fromSequence: sequence })
      .go({ order: 'desc', limit: 1, consistent: true });
    return found.find(({ toSequence }) => toSequence >= sequence);
  };

  /** The links of a segment; none where its object is gone or damaged: then the chain has a gap there. */
  const linksOf = async ({ object }: AuditSegmentItem): Promise<readonly SealedEntry[]> => {
    if (opened?.object === object) return opened.items;
    const bytes = await store.get(object);
    try {
      opened = { object, items: bytes ? openSegment(bytes) : [] };
    } catch {
      opened = { object, items: [] };
    }
    return opened.items;
  };

  const fromTable = async (shard: string, after: number, limit: number): Promise<SealedEntry[]> => {
    const { data: links } = await auditLink.query.bySequence({ shard }).gt({ sequence: after }).go({ limit });
    const keys = links.map(({ entryId }) => ({ shard, entryId }));
    const found =
      keys.length > 0 ? (await auditEntry.get(keys).go({ consistent: true, concurrent: AT_ONCE })).data : [];
    const entries = new Map(found.map((entry) => [entry.entryId, sealedParts(entry)]));
    return links.map(({ entryId, sequence, digest, seal }) => ({
      link: { entryId, sequence, digest, seal },
      entry: entries.get(entryId),
    }));
  };

  const head = async (shard: string) => (await auditHead.get({ shard }).go({ consistent: true })).data ?? undefined;

  const border = async (shard: string): Promise<Border> => {
    const { data: found } = await auditSegment.query
      .primary({ shard })
      .go({ order: 'desc', limit: 1, consistent: true });
    return { sequence: found[0]?.toSequence ?? 0, seal: found[0]?.seal };
  };

  const read = async (shard: string, after: number, limit: number): Promise<readonly SealedEntry[]> => {
    const archived = async () => {
      const segment = await segmentWith(shard, after + 1);
      return segment && (await linksOf(segment)).filter(({ link }) => link.sequence > after);
    };
    const first = await archived();
    if (first) return first;
    const items = await fromTable(shard, after, limit);
    const whole = items[0]?.link.sequence === after + 1 && items.every(({ entry }) => entry);
    // It may have been moved between two of these reads.
    return whole || items.length === 0 ? items : ((await archived()) ?? items);
  };

  return {
    head,
    border,
    /** The archived stretch that has, or should have, a place. */
    segmentWith,
    /** What follows a place; nothing at the end, which is the head's, or where the chain was cut off. */
    async after(shard: string, after: number, limit: number = STRETCH): Promise<readonly SealedEntry[]> {
      const items = await read(shard, after, limit);
      if (items.length > 0) return items;
      // What an object should have does not come later.
      if (await segmentWith(shard, after + 1)) return items;
      const ends = (await head(shard))?.sequence ?? 0;
      for (let tries = 0; after < ends && tries < INDEX_TRIES; tries++) {
        await pause(INDEX_MILLISECONDS);
        const late = await read(shard, after, limit);
        if (late.length > 0) return late;
      }
      return [];
    },
    /** Of archived stretches, the first whose last entry was not written before. */
    async segmentFrom(shard: string, at: string): Promise<AuditSegmentItem | undefined> {
      let cursor: string | null = null;
      do {
        const page: { data: AuditSegmentItem[]; cursor: string | null } = await auditSegment.query
          .primary({ shard })
          .go({ cursor, limit: 500 });
        const found = page.data.find(({ lastAt }) => lastAt >= at);
        if (found) return found;
        ({ cursor } = page);
      } while (cursor !== null);
      return undefined;
    },
    /** In the table, the place of the first entry whose id is not before. */
    async placeOf(shard: string, entryId: string): Promise<number | undefined> {
      const { data: found } = await auditLink.query.primary({ shard }).gte({ entryId }).go({ limit: 1 });
      return found[0]?.sequence;
    },
  };
};

export type SealedLog = ReturnType<typeof sealedLog>;

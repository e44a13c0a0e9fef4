import { createHash } from 'node:crypto';
import {
  AUDIT_SHARDS,
  type AuditStore,
  type Data,
  packSegment,
  type SealedEntry,
  type SealedLog,
  type SealedParts,
  type StoredProblem,
  unlessRefused,
} from '@portico/data';
import { type AuditFault, type AuditLink, checkEntries, checkLinks, NO_SEAL } from '@portico/domain';
import { phrase } from '@portico/words';
import type { HeldAuditJob } from './audit-job-record.ts';
import { examinedOf, type Spans, spansOf, totalOf } from './audit-spans.ts';

export type ArchiveDependencies = {
  readonly data: Data;
  readonly log: SealedLog;
  readonly store: AuditStore;
  readonly secret: () => Promise<string>;
  readonly now: () => Date;
  readonly over: () => boolean;
};

/** Entries of one object at most, and about how large it is before it is packed: it is read whole. */
const SEGMENT_ENTRIES = 2000;
const SEGMENT_BYTES = 8 * 1024 * 1024;
const REMOVED_AT_ONCE = 4;

type Whole = { readonly link: AuditLink; readonly entry: SealedParts };
type Stretch = { readonly items: readonly Whole[]; readonly faults: readonly AuditFault[] };

const dayOf = (at: string) => at.slice(0, 10);

const broken = ([fault]: readonly AuditFault[], shard: string): StoredProblem => ({
  code: 'audit-broken',
  words: phrase`At ${fault?.entryId ?? fault?.sequence ?? 0} of shard ${shard} the log is not as it was sealed: nothing from there on was archived.`,
});

/** Moves what is old out of the table: verified, in objects of a day at most, and gone from the table only when its object is read back. */
export const archiveEntries = async (
  { item, keep, handOver, end }: HeldAuditJob,
  { data, log, store, secret, now, over }: ArchiveDependencies,
): Promise<void> => {
  const { auditEntry, auditLink, auditSegment } = data.entities;
  const before = item.selection.to ?? item.createdAt;
  let { entries, sizeBytes } = item.checkpoint ?? { entries: 0, sizeBytes: 0 };

  const remove = async (shard: string, ids: readonly { readonly entryId: string }[]) => {
    const keys = ids.map(({ entryId }) => ({ shard, entryId }));
    const options = { concurrent: REMOVED_AT_ONCE } as const;
    // A link goes after its entry: an entry without one is an entry that was put in.
    await auditEntry.delete(keys).go(options);
    await auditLink.delete(keys).go(options);
  };
  /** What a worker that died had archived and not removed yet. */
  const removeLeftovers = async (shard: string, archived: number) => {
    const { data: links } = await auditLink.query
      .bySequence({ shard })
      .lte({ sequence: archived })
      .go({ pages: 'all' });
    if (links.length > 0) await remove(shard, links);
  };

  /** The next that are old enough, of one day and as many as fit into one object. */
  const gather = async (shard: string, from: number, to: number): Promise<readonly SealedEntry[]> => {
    const items: SealedEntry[] = [];
    let bytes = 0;
    for (let reached = from; reached < to; ) {
      const found = await log.after(shard, reached);
      for (const sealed of found) {
        const { entry, link } = sealed;
        const first = items[0]?.entry;
        const late = entry && (entry.at >= before || (first && dayOf(entry.at) > dayOf(first.at)));
        if (late || link.sequence > to || items.length === SEGMENT_ENTRIES || bytes > SEGMENT_BYTES) return items;
        items.push(sealed);
        bytes += JSON.stringify(sealed).length;
      }
      const last = found.at(-1)?.link.sequence;
      if (last === undefined) return items;
      reached = last;
    }
    return items;
  };

  const verified = async (
    shard: string,
    from: number,
    seal: string,
    items: readonly SealedEntry[],
  ): Promise<Stretch> => {
    const links = items.map(({ link }) => link);
    const { faults } = checkLinks(await secret(), shard, { sequence: from, seal }, links);
    const whole = items.flatMap(({ link, entry }) => (entry ? [{ link, entry }] : []));
    const own = whole.map(({ entry }) => entry);
    return { items: whole, faults: [...faults, ...checkEntries(shard, own, links, () => false)] };
  };

  const storeSegment = async (shard: string, items: readonly Whole[]): Promise<number> => {
    const [first, last] = [items[0], items.at(-1)];
    if (!first || !last) return 0;
    const bytes = packSegment(items);
    const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
    const [fromSequence, toSequence] = [first.link.sequence, last.link.sequence];
    const object = `archive/${dayOf(first.entry.at)}/${shard}/${String(fromSequence).padStart(12, '0')}-${hash}.jsonl.gz`;
    await store.putOnce(object, bytes);
    const kept = await store.get(object);
    if (!kept || !Buffer.from(kept).equals(bytes)) throw new Error(`${object} is not what was written`);
    const times = items.map(({ entry }) => entry.at).sort();
    const told = auditSegment
      .create({
        ...{ shard, fromSequence, toSequence, object, seal: last.link.seal, sizeBytes: bytes.length },
        ...{ firstAt: times[0] ?? '', lastAt: times.at(-1) ?? '', archivedAt: now().toISOString() },
      })
      .go();
    // Somebody else archived from there on meanwhile: what they removed is theirs.
    if ((await unlessRefused(told)) === undefined) return 0;
    await remove(
      shard,
      items.map(({ entry }) => entry),
    );
    return bytes.length;
  };

  const borders = await Promise.all(AUDIT_SHARDS.map(async (shard) => [shard, await log.border(shard)] as const));
  const wanted = item.checkpoint?.spans ?? (await spansOf(log, item));
  const spans: Record<string, Spans[string]> = Object.fromEntries(
    borders.map(([shard, { sequence }]) => {
      // The last link of a chain stays: what is sealed next, and what is kept of its head, stands on it.
      const to = Math.max(sequence, Math.min(wanted[shard]?.to ?? 0, (item.ends[shard] ?? 0) - 1));
      return [shard, { from: item.checkpoint?.spans[shard]?.from ?? sequence, to, reached: sequence }];
    }),
  );
  const total = totalOf(spans);
  const shown = () => ({ examined: examinedOf(spans), total, entries, sizeBytes });

  for (const shard of AUDIT_SHARDS) {
    await removeLeftovers(shard, (await log.border(shard)).sequence);
    for (;;) {
      const { sequence, seal = NO_SEAL } = await log.border(shard);
      const to = spans[shard]?.to ?? 0;
      const { items, faults } = await verified(shard, sequence, seal, await gather(shard, sequence, to));
      if (faults.length > 0) return end(shown(), broken(faults, shard));
      if (items.length === 0) break;
      const bytes = await storeSegment(shard, items);
      if (bytes > 0) {
        entries += items.length;
        sizeBytes += bytes;
      }
      const reached = items.at(-1)?.link.sequence ?? sequence;
      spans[shard] = { from: spans[shard]?.from ?? sequence, to, reached };
      await keep({ spans: { ...spans }, entries, sizeBytes, parts: 0, tail: false }, shown());
      if (over()) return handOver();
    }
  }
  // Up to which place entries are old enough is known when the first is met that is not.
  await end({ ...shown(), total: examinedOf(spans) });
};

import {
  type AuditFault,
  anchoredIn,
  type ChainPlace,
  checkEntries,
  checkHead,
  checkLinks,
  checkReached,
  NO_SEAL,
} from '@portico/domain';
import { AUDIT_SHARDS } from './audit.ts';
import { type Anchors, connectAnchors } from './audit-anchors.ts';
import type { AuditStore } from './audit-store.ts';
import type { Data } from './connect.ts';
import type { AuditEntryItem } from './items.ts';
import { sealedLog } from './sealed-log.ts';

export type VerifyDependencies = {
  readonly data: Data;
  readonly store: AuditStore;
  readonly now: () => Date;
  readonly secret: () => Promise<string>;
};

/** Where a verification goes on: at the daily seals, along the chain of a shard, then through the entries in the table. */
export type VerifyPlace =
  | { readonly shard: -1 }
  | { readonly shard: number; readonly chain: ChainPlace }
  | { readonly shard: number; readonly after: string };

/** A stretch that was held against its seals; the daily ones are one of the shard `seals`. */
export type VerifiedStretch = {
  readonly shard: string;
  readonly checked: number;
  readonly total: number;
  readonly faults: readonly AuditFault[];
};
type Step = { readonly stretch: VerifiedStretch; readonly next: VerifyPlace | undefined };

export const VERIFY_START: VerifyPlace = { shard: -1 };

const STRETCH = 200;
/** How long is walked at once: a function has ten seconds, and what it answers goes on from there. */
const WALK_MILLISECONDS = 4_000;
/** An entry is sealed five seconds after it was written; what has no seal after this was not written by us. */
const UNSEALED_MILLISECONDS = 60_000;
const BEGINNING: ChainPlace = { sequence: 0, seal: NO_SEAL };

/**
 * Verifies the audit log, wherever it is kept: every link follows from the one before and is what a daily seal says, no
 * chain ends before it did, every entry says what its link sealed, and none was put in.
 */
export const auditVerifier = ({ data, store, now, secret }: VerifyDependencies) => {
  const { auditEntry, auditLink } = data.entities;
  const log = sealedLog(data, store);
  const kept = connectAnchors(store, secret);

  const followChain = async (at: number, from: ChainPlace, { anchors }: Anchors): Promise<Step> => {
    const shard = AUDIT_SHARDS[at] ?? '0';
    const anchored = anchoredIn(anchors, shard);
    // What is sealed while it is followed stands behind the end that is read before.
    const head = await log.head(shard);
    const items = await log.after(shard, from.sequence);
    const links = items.map(({ link }) => link);
    const { place, faults } = checkLinks(await secret(), shard, from, links, anchored);
    const entries = items.flatMap(({ entry }) => entry ?? []);
    const all = [...faults, ...checkEntries(shard, entries, links, () => false)];
    const border = await log.border(shard);
    const total = (head?.sequence ?? 0) * 2 - border.sequence;
    const stretch = { shard, checked: items.length, total, faults: all };
    if (items.length > 0) return { stretch, next: { shard: at, chain: place } };
    const lost = await log.segmentWith(shard, from.sequence + 1);
    if (lost) {
      // An object that is gone, or was written over: what it held is told once, and the walk goes on behind it.
      const gone: AuditFault = { kind: 'deleted', shard, sequence: from.sequence + 1 };
      const chain = { sequence: lost.toSequence, seal: lost.seal };
      return { stretch: { ...stretch, faults: [gone] }, next: { shard: at, chain } };
    }
    const ends = place.sequence <= (head?.sequence ?? 0) ? checkHead(shard, place, head) : [];
    const cut = ends.length > 0 ? ends : checkReached(shard, place.sequence, anchored);
    return { stretch: { ...stretch, faults: cut }, next: { shard: at, after: 'aud_' } };
  };

  const mayWait = ({ at }: AuditEntryItem) => now().getTime() - Date.parse(at) < UNSEALED_MILLISECONDS;

  /** Entries that nothing seals: neither waiting, nor archived between two reads. */
  const putIn = async (shard: string, entries: readonly AuditEntryItem[]): Promise<AuditFault[]> => {
    const keysOf = (items: readonly AuditEntryItem[]) => items.map(({ entryId }) => ({ shard, entryId }));
    const read = { consistent: true, concurrent: 4 } as const;
    const linked = entries.length > 0 ? (await auditLink.get(keysOf(entries)).go(read)).data : [];
    const known = new Set(linked.map(({ entryId }) => entryId));
    const bare = entries.filter((entry) => !known.has(entry.entryId) && !mayWait(entry));
    const still = bare.length > 0 ? (await auditEntry.get(keysOf(bare)).go(read)).data : [];
    return still.map(({ entryId }): AuditFault => ({ kind: 'inserted', shard, entryId }));
  };

  const lookThrough = async (at: number, after: string): Promise<Step> => {
    const shard = AUDIT_SHARDS[at] ?? '0';
    const { data: entries } = await auditEntry.query
      .primary({ shard })
      .gt({ entryId: after })
      .go({ limit: STRETCH, consistent: true });
    const [head, border] = [await log.head(shard), await log.border(shard)];
    const total = (head?.sequence ?? 0) * 2 - border.sequence;
    const stretch = { shard, checked: entries.length, total, faults: await putIn(shard, entries) };
    const last = entries.at(-1)?.entryId;
    if (last !== undefined && entries.length === STRETCH) return { stretch, next: { shard: at, after: last } };
    const following = at + 1 < AUDIT_SHARDS.length ? { shard: at + 1, chain: BEGINNING } : undefined;
    return { stretch, next: following };
  };

  const step = async (place: VerifyPlace, anchors: Anchors): Promise<Step> => {
    if ('chain' in place) return followChain(place.shard, place.chain, anchors);
    if ('after' in place) return lookThrough(place.shard, place.after);
    const checked = anchors.anchors.length;
    const stretch = { shard: 'seals', checked, total: checked, faults: anchors.faults };
    return { stretch, next: { shard: 0, chain: BEGINNING } };
  };

  /** So many stretches from a place on, or as many as there is time for, and where to go on. */
  return async (from: VerifyPlace, stretches: number) => {
    const until = performance.now() + WALK_MILLISECONDS;
    // Before the chains: what they must reach was written when they had.
    const anchors = await kept.check();
    const done: VerifiedStretch[] = [];
    let place: VerifyPlace | undefined = from;
    while (place && done.length < stretches && (done.length === 0 || performance.now() < until)) {
      const { stretch, next }: Step = await step(place, anchors);
      done.push(stretch);
      place = next;
    }
    return { stretches: done, next: place };
  };
};

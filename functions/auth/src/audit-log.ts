import type { Page, Schema, Total } from '@portico/contract';
import { AUDIT_SHARDS, type AuditEntryItem, audited, sealedParts, type UserItem, writeTogether } from '@portico/data';
import { ID_PREFIXES, type Principal, timePart } from '@portico/domain';
import { phrase } from '@portico/words';
import type { Dependencies } from './dependencies.ts';
import { presentAuditEntry } from './present.ts';
import { requireRange } from './require-range.ts';

export type AuditFilter = {
  readonly actorId?: string | undefined;
  readonly entityId?: string | undefined;
  readonly action?: Schema<'AuditAction'> | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
};

/** Ids of entries between which, exclusive, is looked. */
type Range = { readonly above: string; readonly below: string };
/** Newest first; `more` where there may be older ones. */
type Read = { readonly items: readonly AuditEntryItem[]; readonly more: boolean };

/** Queries for a page: what is rare beside what was asked for is found over several pages. */
const READS_MAX = 8;
const NEWEST = `${ID_PREFIXES.audit}_~`;

const beginning = (time: string) => `${ID_PREFIXES.audit}_${timePart(Date.parse(time))}`;

/** The rules of reading the audit log. */
export const auditLog = ({ data, now }: Dependencies) => {
  const { auditEntry, auditLink, user } = data.entities;

  /** Keys between the ends of a range; DynamoDB's BETWEEN has both ends in it, which are no ids of entries to come. */
  const bounds = ({ above, below }: Range) => [{ entryId: above }, { entryId: below }] as const;

  const byIds = async (found: readonly { readonly shard: string; readonly entryId: string }[]) => {
    if (found.length === 0) return [];
    const keys = found.map(({ shard, entryId }) => ({ shard, entryId }));
    const entries = (await auditEntry.get(keys).go()).data;
    return entries.toSorted((a, b) => (a.entryId < b.entryId ? 1 : -1));
  };

  const ofShards = async (range: Range, limit: number): Promise<Read> => {
    const pages = await Promise.all(
      AUDIT_SHARDS.map((shard) =>
        auditEntry.query
          .primary({ shard })
          .between(...bounds(range))
          .go({ order: 'desc', limit }),
      ),
    );
    const all = pages.flatMap((page) => page.data).sort((a, b) => (a.entryId < b.entryId ? 1 : -1));
    const more = all.length > limit || pages.some(({ cursor }) => cursor !== null);
    return { items: all.slice(0, limit), more };
  };

  /** Reads by the condition that fewest entries fulfil. */
  const read = async ({ actorId, entityId, action }: AuditFilter, range: Range, limit: number): Promise<Read> => {
    const order = { order: 'desc', limit } as const;
    if (entityId !== undefined) {
      const { data: items, cursor } = await auditEntry.query
        .byEntity({ entityId })
        .between(...bounds(range))
        .go(order);
      return { items, more: cursor !== null };
    }
    if (actorId !== undefined) {
      const { data: items, cursor } = await auditEntry.query
        .byActor({ actorId })
        .between(...bounds(range))
        .go(order);
      return { items, more: cursor !== null };
    }
    if (action === undefined) return ofShards(range, limit);
    const { data: links, cursor } = await auditLink.query
      .byAction({ action })
      .between(...bounds(range))
      .go(order);
    return { items: await byIds(links), more: cursor !== null };
  };

  /** Those of a range that fulfil every condition, as far as a page's reads go. */
  const collect = async (filter: AuditFilter, whole: Range, limit: number) => {
    const items: AuditEntryItem[] = [];
    const fits = (item: AuditEntryItem) =>
      (filter.actorId === undefined || item.actorId === filter.actorId) &&
      (filter.action === undefined || item.action === filter.action);
    let range = whole;
    for (let reads = 0; reads < READS_MAX && items.length < limit; reads++) {
      const found = await read(filter, range, limit);
      const fitting = found.items.filter(fits).slice(0, limit - items.length);
      items.push(...fitting);
      const full = items.length === limit;
      const last = (full ? fitting : found.items).at(-1)?.entryId;
      if (last === undefined || (!found.more && last === found.items.at(-1)?.entryId)) return { items, position: null };
      // Before the last that was read: ids have no letter below the first of their alphabet.
      range = { ...range, below: `${last.slice(0, -1)}${String.fromCharCode(last.charCodeAt(last.length - 1) - 1)}~` };
    }
    return { items, position: range.below };
  };

  const peopleOf = async (items: readonly AuditEntryItem[]): Promise<ReadonlyMap<string, UserItem>> => {
    const ids = [...new Set(items.map(({ actorId }) => actorId))].filter((id) => id.startsWith(`${ID_PREFIXES.user}_`));
    const found = ids.length > 0 ? (await user.get(ids.map((userId) => ({ userId }))).go()).data : [];
    return new Map(found.map((item) => [item.userId, item]));
  };

  /** That it is read is written before anything is answered. */
  const tell = (principal: Principal, action: 'audit.read' | 'audit.verify' | 'audit.download', after: object) =>
    writeTogether(data, (items) => ({
      audit: audited(items, {
        action,
        entity: { kind: 'auditLog', id: 'audit' },
        ...{ at: now(), actorId: principal.userId, after },
      }),
    }));

  return {
    tell,
    async list(principal: Principal, filter: AuditFilter, { limit, position }: Page) {
      requireRange(filter.from, filter.to, { pointer: '/query/to', words: phrase`must be after from` });
      await tell(principal, 'audit.read', filter);
      const above = filter.from === undefined ? '' : beginning(filter.from);
      const below = position ?? (filter.to === undefined ? NEWEST : beginning(filter.to));
      const found = await collect(filter, { above, below }, limit);
      const people = await peopleOf(found.items);
      const items: Total<Schema<'AuditEntry'>>[] = found.items.map((item) =>
        presentAuditEntry(sealedParts(item), people.get(item.actorId)),
      );
      return { items, position: found.position };
    },
  };
};

export type AuditLog = ReturnType<typeof auditLog>;

import { type AuditEntryItem, type Data, sealedParts, writeTogether } from '@portico/data';
import { digestOf, NO_SEAL, sealOf } from '@portico/domain';

/** As many as one transaction takes, beside the head. */
const AT_ONCE = 49;
const TRIES = 20;

export type SealDependencies = { readonly data: Data; readonly secret: () => Promise<string> };

/**
 * Puts entries into the chain of their shard, each once, in the order they are given. The table's stream brings those of
 * a shard one batch after the other; the condition on the head is for the batch that comes twice.
 */
export const sealEntries = ({ data, secret }: SealDependencies) => {
  const { auditHead, auditLink } = data.entities;

  const unsealed = async (shard: string, entries: readonly AuditEntryItem[]) => {
    const found = await auditLink.get(entries.map(({ entryId }) => ({ shard, entryId }))).go({ consistent: true });
    const sealed = new Set(found.data.map(({ entryId }) => entryId));
    return entries.filter(({ entryId }) => !sealed.has(entryId));
  };

  const link = async (shard: string, entries: readonly AuditEntryItem[]): Promise<boolean> => {
    const head = (await auditHead.get({ shard }).go({ consistent: true })).data;
    const key = await secret();
    let [previous, sequence] = [head?.seal ?? NO_SEAL, head?.sequence ?? 0];
    const links = entries.map((entry) => {
      sequence += 1;
      const made = { shard, entryId: entry.entryId, sequence, digest: digestOf(sealedParts(entry)) };
      previous = sealOf(key, { ...made, previous });
      return { ...made, seal: previous, action: entry.action };
    });
    const refused = await writeTogether(data, (items) => ({
      links: links.map((made) => items.auditLink.create(made).commit()),
      head: items.auditHead
        .put({ shard, sequence, seal: previous })
        .where((had, { notExists, eq }) => (head ? eq(had.sequence, head.sequence) : notExists(had.sequence)))
        .commit(),
    }));
    return refused === undefined;
  };

  const sealShard = async (shard: string, entries: readonly AuditEntryItem[]): Promise<void> => {
    for (let from = 0; from < entries.length; from += AT_ONCE)
      for (let tries = 1; ; tries++) {
        const wanted = await unsealed(shard, entries.slice(from, from + AT_ONCE));
        if (wanted.length === 0 || (await link(shard, wanted))) break;
        if (tries === TRIES) throw new Error(`the chain of shard ${shard} kept changing`);
      }
  };

  return async (entries: readonly AuditEntryItem[]): Promise<void> => {
    for (const [shard, own] of Map.groupBy(entries, (entry) => entry.shard)) await sealShard(shard, own);
  };
};

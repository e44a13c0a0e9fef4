import { ANCHOR_OBJECTS, AUDIT_SHARDS, type AuditStore, connectAnchors, type Data, sealedLog } from '@portico/data';
import { type AuditHead, anchorDigest, LATEST_ANCHOR, NO_SEAL, readAnchor, writeAnchor } from '@portico/domain';

export type AnchorDependencies = {
  readonly data: Data;
  readonly store: AuditStore;
  readonly now: () => Date;
  readonly secret: () => Promise<string>;
};

/** The log is not what it was: nothing is written over what was kept of it. */
export class AuditTampered extends Error {
  override readonly name = 'AuditTampered';
}

/**
 * Keeps where the chains end outside the table: the latest whenever they have grown, and one for each day, bound to the
 * day's before. It says so, and keeps what it had, where a chain does not hold any more what was kept of it.
 */
export const anchorAudit = ({ data, store, now, secret }: AnchorDependencies) => {
  const { auditHead, auditLink } = data.entities;
  const kept = connectAnchors(store, secret);
  const log = sealedLog(data, store);
  let written = '';
  let day = '';

  const headsNow = async (): Promise<AuditHead[]> =>
    Promise.all(
      AUDIT_SHARDS.map(async (shard) => {
        const head = (await auditHead.get({ shard }).go({ consistent: true })).data;
        return { shard, sequence: head?.sequence ?? 0, seal: head?.seal ?? NO_SEAL };
      }),
    );

  /** Whether a chain still has what it ended with once. */
  const holds = async ({ shard, sequence, seal }: AuditHead, heads: readonly AuditHead[]): Promise<boolean> => {
    const head = heads.find((one) => one.shard === shard);
    if (!head || head.sequence < sequence) return false;
    if (head.sequence === sequence) return head.seal === seal;
    if (sequence === 0) return true;
    const { data: links } = await auditLink.query.bySequence({ shard, sequence }).go();
    if (links.length > 0) return links.some((link) => link.seal === seal);
    // What is archived is verified as it is, and beside all that was kept, by who verifies the log.
    return (await log.border(shard)).sequence >= sequence;
  };

  const keepLatest = async (heads: readonly AuditHead[]): Promise<void> => {
    const at = now().toISOString();
    const anchor = { name: LATEST_ANCHOR, at, heads, previous: NO_SEAL };
    const bytes = Buffer.from(writeAnchor(await secret(), anchor));
    const found = await kept.latest();
    if (!found) {
      if (!(await store.putOnce(ANCHOR_OBJECTS.latest, bytes))) throw new Error('somebody else kept the first');
      return;
    }
    const before = readAnchor(await secret(), LATEST_ANCHOR, found.text);
    if (!before) throw new AuditTampered('what was kept of the audit log was changed');
    for (const head of before.heads)
      if (!(await holds(head, heads)))
        throw new AuditTampered(`shard ${head.shard} of the audit log was cut off before ${head.sequence}`);
    // Another one that comes at the same time has kept as much.
    await store.replace(ANCHOR_OBJECTS.latest, bytes, found.tag);
  };

  const keepDay = async (heads: readonly AuditHead[], today: string): Promise<void> => {
    const days = await kept.days();
    if (days.some(({ name }) => name === today)) return;
    const last = days.at(-1);
    const previous = last ? anchorDigest(last.text) : NO_SEAL;
    const anchor = { name: today, at: now().toISOString(), heads, previous };
    await store.putOnce(ANCHOR_OBJECTS.day(today), Buffer.from(writeAnchor(await secret(), anchor)));
  };

  return async (): Promise<void> => {
    const heads = await headsNow();
    const text = JSON.stringify(heads);
    if (text !== written) {
      await keepLatest(heads);
      written = text;
    }
    const today = now().toISOString().slice(0, 10);
    if (today === day) return;
    await keepDay(heads, today);
    day = today;
  };
};

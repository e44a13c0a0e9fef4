import type { Page, Schema, Total } from '@portico/contract';
import { AUDIT_SHARDS, type AuditEntryItem } from '@portico/data';
import {
  type AuditFault,
  type ChainPlace,
  checkEntries,
  checkHead,
  checkLinks,
  NO_SEAL,
  type Principal,
} from '@portico/domain';
import type { AuditLog } from './audit-log.ts';
import type { Dependencies } from './dependencies.ts';
import { sealedParts } from './seal-entries.ts';

type Check = Total<Schema<'AuditCheck'>>;

/** Links or entries of a stretch. */
const STRETCH = 200;
/** An entry is sealed five seconds after it was written; what has no seal after this was not written by us. */
const UNSEALED_MILLISECONDS = 60_000;

/** Where a verification goes on: along the chain of a shard, then through its entries. */
type Place = { readonly shard: number } & ({ readonly chain: ChainPlace } | { readonly after: string });

const START: Place = { shard: 0, chain: { sequence: 0, seal: NO_SEAL } };

/** Verifying the audit log: every link follows from the one before, every entry says what its link sealed. */
export const auditChecks = ({ data, now, secret }: Dependencies, log: AuditLog) => {
  const { auditEntry, auditHead, auditLink } = data.entities;

  const presentFault = ({ kind, entryId, sequence }: AuditFault): Total<Schema<'AuditFault'>> => ({
    kind,
    entryId,
    sequence,
  });
  const headOf = async (shard: string) => (await auditHead.get({ shard }).go({ consistent: true })).data ?? undefined;

  /** A stretch of the chain, and its end where it is reached. */
  const followChain = async (shard: string, from: ChainPlace) => {
    const { data: links } = await auditLink.query
      .bySequence({ shard })
      .gt({ sequence: from.sequence })
      .go({ limit: STRETCH });
    const { place, faults } = checkLinks(await secret(), shard, from, links);
    return { place, faults, checked: links.length, ended: links.length < STRETCH };
  };

  const mayWait = ({ at }: AuditEntryItem) => now().getTime() - Date.parse(at) < UNSEALED_MILLISECONDS;

  /** A stretch of entries beside the links of the same ids. */
  const compareEntries = async (shard: string, after: string) => {
    const options = { limit: STRETCH, consistent: true } as const;
    const { data: entries } = await auditEntry.query.primary({ shard }).gt({ entryId: after }).go(options);
    const ended = entries.length < STRETCH;
    const last = ended ? `${after.slice(0, 4) || 'aud_'}~` : (entries.at(-1)?.entryId ?? after);
    const { data: links } = await auditLink.query
      .primary({ shard })
      .between({ entryId: `${after} ` }, { entryId: last })
      .go({ pages: 'all', consistent: true });
    const waiting = new Set(entries.filter(mayWait).map(({ entryId }) => entryId));
    const faults = checkEntries(shard, entries.map(sealedParts), links, (entryId) => waiting.has(entryId));
    return { faults, checked: entries.length, ended, last };
  };

  const step = async (place: Place): Promise<{ readonly check: Check; readonly next: Place | undefined }> => {
    const shard = AUDIT_SHARDS[place.shard] ?? '0';
    const head = await headOf(shard);
    const checked = (count: number, faults: readonly AuditFault[]): Check => ({
      shard,
      checked: count,
      total: (head?.sequence ?? 0) * 2,
      faults: faults.map(presentFault),
    });
    if ('chain' in place) {
      const { place: reached, faults, ended, checked: count } = await followChain(shard, place.chain);
      // What was sealed while it was followed stands behind the end that was read before.
      const ends = ended && reached.sequence <= (head?.sequence ?? 0) ? checkHead(shard, reached, head) : [];
      const next = ended ? { shard: place.shard, after: 'aud_' } : { shard: place.shard, chain: reached };
      return { check: checked(count, [...faults, ...ends]), next };
    }
    const { faults, ended, last, checked: count } = await compareEntries(shard, place.after);
    if (!ended) return { check: checked(count, faults), next: { shard: place.shard, after: last } };
    const following = place.shard + 1;
    return {
      check: checked(count, faults),
      next: following < AUDIT_SHARDS.length ? { ...START, shard: following } : undefined,
    };
  };

  return {
    async list(principal: Principal, { limit, position }: Page) {
      if (position === undefined) await log.tell(principal, 'audit.verify', {});
      // Nobody but this function wrote what the kernel's cursor says.
      let place: Place | undefined = position === undefined ? START : (JSON.parse(position) as Place);
      const items: Check[] = [];
      while (place && items.length < limit) {
        const { check, next } = await step(place);
        items.push(check);
        place = next;
      }
      return { items, position: place && JSON.stringify(place) };
    },
  };
};

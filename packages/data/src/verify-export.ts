import {
  type AuditAction,
  type AuditAnchor,
  type AuditChange,
  type AuditFault,
  type AuditLink,
  anchoredIn,
  type ChainPlace,
  checkEntries,
  checkLinks,
  checkReached,
  NO_SEAL,
} from '@portico/domain';
import { AUDIT_SHARDS, type SealedParts } from './audit.ts';

/** A line of an export of the audit log, as the contract says an entry, with its seal. */
type ExportLine = {
  readonly id: string;
  readonly at: string;
  readonly action: AuditAction;
  readonly actor: { readonly id: string };
  readonly entity: { readonly kind: string; readonly id: string; readonly name?: string };
  readonly teamId?: string;
  readonly operation: string;
  readonly requestId: string;
  readonly address: string;
  readonly code?: string;
  readonly changes: AuditChange[];
} & Omit<AuditLink, 'entryId'> & { readonly shard: string };

/** What was sealed of the entry in a line. */
const partsOf = ({ id, actor, entity, ...line }: ExportLine): SealedParts => ({
  ...{ shard: line.shard, entryId: id, at: line.at, action: line.action, actorId: actor.id },
  ...{ entityKind: entity.kind, entityId: entity.id, entityName: entity.name, teamId: line.teamId },
  ...{ operation: line.operation, requestId: line.requestId, address: line.address, code: line.code },
  changes: line.changes,
});

/** Verifies an export of the whole log (JSON lines, no conditions), line by line. */
export const verifyExport = async (
  lines: AsyncIterable<string>,
  secret: string,
  anchors: readonly AuditAnchor[],
): Promise<{ readonly checked: number; readonly faults: readonly AuditFault[] }> => {
  const faults: AuditFault[] = [];
  const places = new Map<string, ChainPlace>();
  let checked = 0;
  for await (const text of lines) {
    if (text === '') continue;
    const line = JSON.parse(text) as ExportLine;
    const { shard, id: entryId, sequence, digest, seal } = line;
    const from = places.get(shard) ?? { sequence: 0, seal: NO_SEAL };
    const links = [{ entryId, sequence, digest, seal }];
    const { place, faults: ofChain } = checkLinks(secret, shard, from, links, anchoredIn(anchors, shard));
    faults.push(...ofChain, ...checkEntries(shard, [partsOf(line)], links, () => false));
    places.set(shard, place);
    checked += 1;
  }
  for (const shard of AUDIT_SHARDS)
    faults.push(...checkReached(shard, places.get(shard)?.sequence ?? 0, anchoredIn(anchors, shard)));
  return { checked, faults };
};

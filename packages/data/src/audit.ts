import { type AuditAction, asker, changesOf, createId } from '@portico/domain';
import type { Data } from './connect.ts';
import type { AuditEntryItem } from './items.ts';
import type { Items } from './write-together.ts';

/** So many chains are sealed side by side: a day of a million changes is twelve a second, three to each. */
export const AUDIT_SHARDS = ['0', '1', '2', '3'] as const;

/** What an act was done to: the kind and id of the contract, and a name people know it by. */
export type AuditedEntity = { readonly kind: string; readonly id: string; readonly name?: string | undefined };

/** An act for the audit log; what was and what is as the contract presents it, so that no secret is in either. */
export type Act = {
  readonly action: AuditAction;
  readonly entity: AuditedEntity;
  readonly at: Date;
  readonly teamId?: string | undefined;
  /** Who did it where nobody asks by name: a sign-in is by the person it is of. */
  readonly actorId?: string | undefined;
  readonly before?: object | undefined;
  readonly after?: object | undefined;
  readonly code?: string | undefined;
};

/** The shard of an entry: by the last letter of its random id. */
const shardOf = (entryId: string) => AUDIT_SHARDS[entryId.charCodeAt(entryId.length - 1) % AUDIT_SHARDS.length] ?? '0';

export const auditItem = ({ action, entity, at, teamId, actorId, before, after, code }: Act) => {
  const asked = asker();
  const entryId = createId('audit', at);
  return {
    shard: shardOf(entryId),
    entryId,
    at: at.toISOString(),
    action,
    actorId: asked?.userId ?? actorId ?? (asked ? 'visitor' : 'portico'),
    entityKind: entity.kind,
    entityId: entity.id,
    ...(entity.name !== undefined && { entityName: entity.name.slice(0, 300) }),
    ...(teamId !== undefined && { teamId }),
    operation: asked?.operation ?? 'none',
    requestId: asked?.requestId ?? 'none',
    address: asked?.address ?? 'none',
    ...(code !== undefined && { code }),
    changes: changesOf(before, after),
  };
};

/** The entry of an act, as a part of the transaction that does it: neither is ever without the other. */
export const audited = (items: Items, act: Act) => items.auditEntry.create(auditItem(act)).commit();

/** Where refused requests are told: nothing was changed, so the entry stands alone. */
export const connectRefusals =
  ({ entities }: Data, now: () => Date) =>
  async (entity: AuditedEntity, code: string): Promise<void> => {
    await entities.auditEntry.create(auditItem({ action: 'request.refused', entity, at: now(), code })).go();
  };

/** What of an entry is sealed: all it was written with. */
export const sealedParts = ({
  shard,
  entryId,
  at,
  action,
  actorId,
  entityKind,
  entityId,
  entityName,
  teamId,
  operation,
  requestId,
  address,
  code,
  changes,
}: AuditEntryItem) => ({
  ...{ shard, entryId, at, action, actorId, entityKind, entityId, entityName, teamId },
  ...{ operation, requestId, address, code, changes },
});

/** An entry as it is sealed, without the table's own. */
export type SealedParts = ReturnType<typeof sealedParts>;

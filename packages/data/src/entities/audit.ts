import type { AuditAction, AuditChange } from '@portico/domain';
import { CustomAttributeType } from 'electrodb';
import { define, FIXED, first, model, primary, REQUIRED, second } from '../entity.ts';

const ONCE = { type: 'string', readOnly: true } as const;

/** What somebody did, written in the transaction of what they did and never again. */
export const auditEntry = define({
  model: model('auditEntry'),
  attributes: {
    shard: FIXED,
    entryId: FIXED,
    at: FIXED,
    action: { type: CustomAttributeType<AuditAction>('string'), required: true, readOnly: true },
    /** A user's id, `visitor` or `portico`. */
    actorId: FIXED,
    /** The id of what it was done to; `none` where there is nothing. */
    entityId: FIXED,
    entityKind: FIXED,
    entityName: ONCE,
    teamId: ONCE,
    operation: FIXED,
    requestId: FIXED,
    address: FIXED,
    /** Of a refusal: the problem's code. */
    code: ONCE,
    changes: {
      type: CustomAttributeType<readonly AuditChange[]>('any'),
      required: true,
      readOnly: true,
    },
  },
  indexes: {
    primary: primary(['shard'], ['entryId']),
    byEntity: first(['entityId'], ['entryId']),
    byActor: second(['actorId'], ['entryId']),
  },
});

/** An entry's place in the chain of its shard; written by the one who seals. */
export const auditLink = define({
  model: model('auditLink'),
  attributes: {
    shard: FIXED,
    entryId: FIXED,
    sequence: { type: 'number', required: true, readOnly: true, padding: { length: 12, char: '0' } },
    digest: FIXED,
    seal: FIXED,
    action: FIXED,
  },
  indexes: {
    primary: primary(['shard'], ['entryId']),
    bySequence: first(['shard'], ['sequence']),
    byAction: second(['action'], ['entryId']),
  },
});

/** Where the chain of a shard ends. */
export const auditHead = define({
  model: model('auditHead'),
  attributes: { shard: FIXED, sequence: { type: 'number', required: true }, seal: REQUIRED },
  indexes: { primary: primary(['shard'], []) },
});

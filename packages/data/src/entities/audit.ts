import type { AuditAction, AuditChange } from '@portico/domain';
import { CustomAttributeType } from 'electrodb';
import { define, FIXED, first, model, NUMBER, primary, REQUIRED, second, TEXT, TIME_TO_LIVE } from '../entity.ts';
import { work } from '../work.ts';
import type { StoredProblem } from './import.ts';

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

/** A stretch of the chain of a shard that left the table, and the object that holds it. */
export const auditSegment = define({
  model: model('auditSegment'),
  attributes: {
    shard: FIXED,
    fromSequence: { type: 'number', required: true, readOnly: true, padding: { length: 12, char: '0' } },
    toSequence: { type: 'number', required: true, readOnly: true },
    /** The last link's, and between which times its entries were written. */
    seal: FIXED,
    firstAt: FIXED,
    lastAt: FIXED,
    object: FIXED,
    sizeBytes: { type: 'number', required: true, readOnly: true },
    archivedAt: FIXED,
  },
  indexes: { primary: primary(['shard'], ['fromSequence']) },
});

/** What is asked of an export; of an archive, what is older. */
export type AuditSelection = {
  readonly actorId?: string | undefined;
  readonly entityId?: string | undefined;
  readonly action?: AuditAction | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
};
/** The links of a shard that are looked at: after the first place, up to the second; and how far that has come. */
export type AuditSpan = { readonly from: number; readonly to: number; readonly reached: number };
/** From where another worker goes on. */
export type AuditCheckpoint = {
  readonly spans: Readonly<Record<string, AuditSpan>>;
  readonly entries: number;
  readonly sizeBytes: number;
  /** Of a file: those that are uploaded; and whether what follows them is kept beside it. */
  readonly parts: number;
  readonly uploadId?: string;
  readonly tail: boolean;
};

/** A piece of work over the whole log: writing it to a file, or moving what is old out of the table. */
export const auditJob = define({
  model: model('auditJob'),
  attributes: {
    jobId: FIXED,
    kind: { type: ['export', 'archive'] as const, required: true, readOnly: true },
    userId: FIXED,
    status: { type: ['queued', 'running', 'succeeded', 'failed'] as const, required: true },
    selection: { type: CustomAttributeType<AuditSelection>('any'), required: true, readOnly: true },
    format: { type: ['jsonl', 'csv'] as const },
    createdAt: FIXED,
    startedAt: TEXT,
    finishedAt: TEXT,
    /** Where the chains ended when it was asked for: what comes later is not looked at. */
    ends: { type: CustomAttributeType<Readonly<Record<string, number>>>('any'), required: true, readOnly: true },
    checkpoint: { type: CustomAttributeType<AuditCheckpoint>('any') },
    examined: NUMBER,
    total: NUMBER,
    entries: NUMBER,
    sizeBytes: NUMBER,
    /** How often a worker of it ended without having come further. */
    stalls: NUMBER,
    problem: { type: CustomAttributeType<StoredProblem>('any') },
    expiresAtSeconds: TIME_TO_LIVE,
    ...work('auditJob'),
  },
  indexes: {
    primary: primary(['jobId'], []),
    byDue: first(['open'], ['dueAt']),
    byKind: second(['kind'], ['jobId']),
  },
});

import { Problem, type Schema, type Total } from '@portico/contract';
import type { AuditJobItem } from '@portico/data';
import { expiresAt } from './audit-job-life.ts';

/** What keeps a piece of work from its end. */
const FAILURES = ['audit-broken', 'timed-out'] as const;

const presentWork = ({ jobId, problem, ...item }: AuditJobItem) => ({
  status: item.status,
  createdAt: item.createdAt,
  finishedAt: item.finishedAt,
  examined: item.examined ?? 0,
  total: item.total ?? 0,
  entries: item.entries ?? 0,
  sizeBytes: item.sizeBytes,
  problem:
    problem &&
    new Problem(FAILURES.find((known) => known === problem.code) ?? 'timed-out', problem.words).details(jobId),
});

export const presentExport = (item: AuditJobItem): Total<Schema<'AuditExport'>> => ({
  id: item.jobId,
  format: item.format ?? 'jsonl',
  actorId: item.selection.actorId,
  entityId: item.selection.entityId,
  action: item.selection.action,
  from: item.selection.from,
  to: item.selection.to,
  createdBy: item.userId,
  expiresAt: expiresAt(item).toISOString(),
  ...presentWork(item),
});

export const presentArchive = (item: AuditJobItem): Total<Schema<'AuditArchive'>> => ({
  id: item.jobId,
  before: item.selection.to ?? item.createdAt,
  createdBy: item.userId,
  ...presentWork(item),
});

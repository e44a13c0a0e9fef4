import { Problem } from '@portico/contract';
import {
  AUDIT_SHARDS,
  type AuditJobItem,
  answered,
  audited,
  CHANGED,
  clearPlaces,
  type Data,
  type Places,
  takePlace,
  waitUntil,
  writeTogether,
} from '@portico/data';
import { createId } from '@portico/domain';
import { outboxItem } from '@portico/events';
import type { Phrase } from '@portico/words';
import { expiresAt } from './audit-job-life.ts';
import { presentArchive, presentExport } from './present-audit-jobs.ts';

type NewJob = Pick<AuditJobItem, 'jobId' | 'kind' | 'userId' | 'selection'> & Pick<Partial<AuditJobItem>, 'format'>;

/** Queues work over the log: the job, its place among those under way, and the event that starts it, in one transaction. */
export const queueAuditJob = ({ data, now }: { readonly data: Data; readonly now: () => Date }) => {
  const { auditHead, auditJob } = data.entities;
  const endsNow = async () => {
    const heads = await Promise.all(AUDIT_SHARDS.map((shard) => auditHead.get({ shard }).go({ consistent: true })));
    return Object.fromEntries(AUDIT_SHARDS.map((shard, at) => [shard, heads[at]?.data?.sequence ?? 0]));
  };
  const underWay = async (ids: readonly string[]): Promise<readonly string[]> => {
    const { data: found } = await auditJob
      .get(ids.map((jobId) => ({ jobId })))
      .go({ consistent: true, attributes: ['jobId', 'status'] });
    const open = found.filter(({ status }) => status === 'queued' || status === 'running');
    return open.map(({ jobId }) => jobId);
  };

  return async (job: NewJob, most: number, words: Phrase): Promise<AuditJobItem | typeof CHANGED> => {
    const at = now();
    const holderId = job.kind === 'export' ? job.userId : 'audit';
    const places: Places = { holderId, kind: job.kind === 'export' ? 'exports' : 'archives' };
    const created = { ...job, status: 'queued' as const, createdAt: at.toISOString() };
    const item: AuditJobItem = {
      ...created,
      ends: await endsNow(),
      open: 'auditJob',
      dueAt: waitUntil(at),
      expiresAtSeconds: Math.floor(expiresAt(created).getTime() / 1000),
    };
    const { jobId } = item;
    const refused = await writeTogether(data, (items) => ({
      job: items.auditJob.create(item).commit(),
      event: items.event
        .create(outboxItem(createId('event', at), 'audit-job.requested', { jobId, holderId }, at))
        .commit(),
      place: takePlace(items, places, jobId, most),
      audit: audited(items, {
        action: job.kind === 'export' ? 'audit.export' : 'audit.archive',
        entity: { kind: job.kind === 'export' ? 'auditExport' : 'auditArchive', id: jobId },
        ...{ at, after: { ...job.selection, format: job.format } },
      }),
      answer: answered(items, item.kind === 'export' ? presentExport(item) : presentArchive(item)),
    }));
    if (refused === 'place' && !(await clearPlaces(data, places, underWay)))
      throw new Problem('too-many-at-once', words, { headers: { 'Retry-After': '5' } });
    return refused ? CHANGED : item;
  };
};

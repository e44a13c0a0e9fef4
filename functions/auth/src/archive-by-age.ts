import { Problem } from '@portico/contract';
import { AUDIT_SHARDS, type Data } from '@portico/data';
import { ID_PREFIXES, timePart } from '@portico/domain';
import { ARCHIVE_UNDER_WAY, ARCHIVES_AT_ONCE } from './audit-archives.ts';
import { queueAuditJob } from './queue-audit-job.ts';

export type ArchiveByAgeDependencies = {
  readonly data: Data;
  readonly now: () => Date;
  /** Older entries are archived; none where it is nothing. */
  readonly days: number;
};

const DAY_MILLISECONDS = 86_400_000;

/** The archive of a day has one id: it is queued once, whoever comes. */
const idOf = (midnight: number) => `${ID_PREFIXES.auditArchive}_${timePart(midnight)}${'0'.repeat(16)}`;

/** Queues, once a day, that what is older than so many days leaves the table. */
export const archiveByAge = ({ data, now, days }: ArchiveByAgeDependencies) => {
  const { auditJob, auditLink } = data.entities;
  const queue = queueAuditJob({ data, now });
  let queuedFor = 0;

  const isQueued = async (jobId: string) => (await auditJob.get({ jobId }).go({ consistent: true })).data !== null;
  const isAnyOld = async (before: string): Promise<boolean> => {
    const last = `${ID_PREFIXES.audit}_${timePart(Date.parse(before))}`;
    const shards = await Promise.all(
      AUDIT_SHARDS.map((shard) => auditLink.query.primary({ shard }).lte({ entryId: last }).go({ limit: 2 })),
    );
    return shards.some((page) => page.data.length > 0);
  };

  return async (): Promise<void> => {
    const midnight = Math.floor(now().getTime() / DAY_MILLISECONDS) * DAY_MILLISECONDS;
    if (days <= 0 || midnight === queuedFor) return;
    const before = new Date(midnight - days * DAY_MILLISECONDS).toISOString();
    const jobId = idOf(midnight);
    if (!(await isQueued(jobId)) && (await isAnyOld(before))) {
      const job = { jobId, kind: 'archive', userId: 'portico', selection: { to: before } } as const;
      try {
        // Not queued where another came first: the next pass sees theirs.
        if (typeof (await queue(job, ARCHIVES_AT_ONCE, ARCHIVE_UNDER_WAY)) === 'symbol') return;
      } catch (error) {
        // One is under way that somebody asked for: the next pass tries again.
        if (error instanceof Problem && error.code === 'too-many-at-once') return;
        throw error;
      }
    }
    queuedFor = midnight;
  };
};

import { type AuditStore, type Data, type ExportFiles, sealedLog } from '@portico/data';
import { beginWhenFree, type Delivery, LeaseLost, OutOfTime, underLease } from '@portico/events';
import { archiveEntries } from './archive-entries.ts';
import { auditJobRecord, type HeldAuditJob } from './audit-job-record.ts';
import { exportEntries } from './export-entries.ts';
import { knownPeople } from './known-people.ts';

export type AuditJobDependencies = {
  readonly data: Data;
  readonly store: AuditStore;
  readonly files: ExportFiles;
  readonly secret: () => Promise<string>;
  readonly now: () => Date;
};

/** A stretch, its part and what is said of it take less: then the rest is another worker's. */
const LAST_MILLISECONDS = 20_000;

/** Does the work over the log that an event tells of, as much of it as there is time for; another worker goes on. */
export const doAuditJob = ({ data, store, files, secret, now }: AuditJobDependencies) => {
  const record = auditJobRecord({ data, now });
  const people = knownPeople(data);
  const work = (job: HeldAuditJob, until: Date) => {
    const over = () => Date.now() > until.getTime() - LAST_MILLISECONDS;
    // A reader for each: what it opened last is of this one.
    const log = sealedLog(data, store);
    return job.item.kind === 'export'
      ? exportEntries(job, { log, files, people, over })
      : archiveEntries(job, { data, log, store, secret, now, over });
  };
  return async ({ jobId }: { readonly jobId: string }, { until, messageId }: Delivery): Promise<void> => {
    const job = await beginWhenFree(
      () => record.begin(jobId, messageId),
      () => record.heldUntil(jobId, messageId),
    );
    if (!job) return;
    try {
      await underLease({ renew: job.renew, until }, () => work(job, until));
    } catch (error) {
      // Somebody else has it, or will when the lease is over: from the last checkpoint on.
      if (!(error instanceof LeaseLost || error instanceof OutOfTime)) throw error;
    }
  };
};

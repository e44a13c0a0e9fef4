import { type Page, Problem, type Schema, type Written } from '@portico/contract';
import { isKept, untilUnchanged } from '@portico/data';
import { createId, type Principal } from '@portico/domain';
import { phrase } from '@portico/words';
import type { Dependencies } from './dependencies.ts';
import { presentArchive } from './present-audit-jobs.ts';
import { queueAuditJob } from './queue-audit-job.ts';

/** One after the other: two would take the same stretch. */
export const ARCHIVES_AT_ONCE = 1;
export const ARCHIVE_UNDER_WAY = phrase`The audit log is being archived.`;

/** The rules of archiving the audit log; the moving itself is the worker's. */
export const auditArchives = (dependencies: Pick<Dependencies, 'data' | 'now'>) => {
  const { data, now } = dependencies;
  const queue = queueAuditJob(dependencies);
  return {
    async create({ userId }: Principal, body: Schema<'NewAuditArchive'>) {
      const { before } = { before: body.before } satisfies Written<'NewAuditArchive'>;
      // A leap second that the format takes and no date is.
      const time = Date.parse(before);
      if (!(time <= now().getTime()))
        throw new Problem('invalid-request', undefined, {
          errors: [{ pointer: '/before', words: phrase`must not be in the future` }],
        });
      return untilUnchanged(async () => {
        const job = { jobId: createId('auditArchive', now()), kind: 'archive', userId } as const;
        const selection = { to: new Date(time).toISOString() };
        const item = await queue({ ...job, selection }, ARCHIVES_AT_ONCE, ARCHIVE_UNDER_WAY);
        return typeof item === 'symbol' ? item : presentArchive(item);
      });
    },
    async list({ limit, position }: Page) {
      const page = await data.entities.auditJob.query
        .byKind({ kind: 'archive' })
        .go({ limit, order: 'desc', cursor: position ?? null });
      return { items: page.data.filter((item) => isKept(item, now())).map(presentArchive), position: page.cursor };
    },
    async get(jobId: string) {
      const item = (await data.entities.auditJob.get({ jobId }).go({ consistent: true })).data;
      if (item?.kind !== 'archive' || !isKept(item, now())) throw new Problem('not-found');
      return presentArchive(item);
    },
  };
};

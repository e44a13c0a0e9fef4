import { type Page, Problem, type Schema, type Total, type Written } from '@portico/contract';
import { type AuditJobItem, given, isKept, LINK_SECONDS, untilUnchanged } from '@portico/data';
import { createId, type Principal } from '@portico/domain';
import { phrase } from '@portico/words';
import type { AuditLog } from './audit-log.ts';
import type { AuditDependencies } from './dependencies.ts';
import { presentExport } from './present-audit-jobs.ts';
import { queueAuditJob } from './queue-audit-job.ts';
import { requireRange } from './require-range.ts';

const EXPORTS_AT_ONCE = 3;

export const fileOf = ({ jobId, format = 'jsonl' }: Pick<AuditJobItem, 'jobId' | 'format'>): string =>
  `${jobId}.${format}`;

/** The rules of exports of the audit log; the writing itself is the worker's. */
export const auditExports = (dependencies: AuditDependencies, log: AuditLog) => {
  const { data, now, exportFiles } = dependencies;
  const queue = queueAuditJob(dependencies);
  const known = async (jobId: string): Promise<AuditJobItem> => {
    const item = (await data.entities.auditJob.get({ jobId }).go({ consistent: true })).data;
    if (item?.kind !== 'export' || !isKept(item, now())) throw new Problem('not-found');
    return item;
  };

  return {
    async create({ userId }: Principal, body: Schema<'NewAuditExport'>) {
      const { format, ...selection } = {
        format: body.format,
        actorId: body.actorId,
        entityId: body.entityId,
        action: body.action,
        from: body.from,
        to: body.to,
      } satisfies Written<'NewAuditExport'>;
      requireRange(selection.from, selection.to, { pointer: '/to', words: phrase`must be after from` });
      // As entries have theirs, so that one compares with the other.
      const instant = (time: string | undefined) => (time === undefined ? undefined : new Date(time).toISOString());
      const wanted = given({ ...selection, from: instant(selection.from), to: instant(selection.to) });
      return untilUnchanged(async () => {
        const job = { jobId: createId('auditExport', now()), kind: 'export', userId, format } as const;
        const words = phrase`A person has ${EXPORTS_AT_ONCE} exports at most under way.`;
        const item = await queue({ ...job, selection: wanted }, EXPORTS_AT_ONCE, words);
        return typeof item === 'symbol' ? item : presentExport(item);
      });
    },
    async list({ limit, position }: Page) {
      const page = await data.entities.auditJob.query
        .byKind({ kind: 'export' })
        .go({ limit, order: 'desc', cursor: position ?? null });
      return { items: page.data.filter((item) => isKept(item, now())).map(presentExport), position: page.cursor };
    },
    get: async (jobId: string) => presentExport(await known(jobId)),
    /** That the file is fetched is written before it can be. */
    async link(principal: Principal, jobId: string): Promise<Total<Schema<'AuditExportLink'>>> {
      const item = await known(jobId);
      if (item.status !== 'succeeded') throw new Problem('export-unfinished');
      await log.tell(principal, 'audit.download', { export: jobId, entries: item.entries });
      return {
        url: await exportFiles.link(fileOf(item), `audit-${item.createdAt.slice(0, 10)}.${item.format ?? 'jsonl'}`),
        expiresAt: new Date(now().getTime() + LINK_SECONDS * 1000).toISOString(),
      };
    },
  };
};

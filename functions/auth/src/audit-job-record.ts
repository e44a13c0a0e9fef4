import {
  type AuditCheckpoint,
  type AuditJobItem,
  type Data,
  free,
  given,
  heldAs,
  leaseUntil,
  type StoredProblem,
  unlessRefused,
  waitUntil,
  writeTogether,
} from '@portico/data';
import { createId } from '@portico/domain';
import { LeaseLost, outboxItem } from '@portico/events';

type Shown = {
  readonly examined: number;
  readonly total: number;
  readonly entries: number;
  readonly sizeBytes: number;
};
/** How often what there is so far is written for whoever waits. */
const SHOWN_MILLISECONDS = 1000;

/** What is written of a piece of work over the log while it is its worker's: each write only as long as it is. */
export const auditJobRecord = ({ data, now }: { readonly data: Data; readonly now: () => Date }) => {
  const patch = (jobId: string) => data.entities.auditJob.patch({ jobId });
  const stillMine = async (write: Promise<unknown>) => {
    if ((await unlessRefused(write)) === undefined) throw new LeaseLost();
  };

  const held = (item: AuditJobItem) => {
    const { jobId, attempt = 1 } = item;
    const holderId = item.kind === 'export' ? item.userId : 'audit';
    let shownAt = 0;
    return {
      item,
      async renew(): Promise<boolean> {
        const renewed = patch(jobId)
          .set({ open: 'auditJob', dueAt: leaseUntil(now()) })
          .where(heldAs(attempt))
          .go();
        return (await unlessRefused(renewed)) !== undefined;
      },
      /** What is done so far, for people. */
      async show(shown: Shown): Promise<void> {
        if (Date.now() - shownAt < SHOWN_MILLISECONDS) return;
        shownAt = Date.now();
        await stillMine(patch(jobId).set(shown).where(heldAs(attempt)).go());
      },
      /** From where another worker goes on. */
      keep: (checkpoint: AuditCheckpoint, shown: Shown) =>
        stillMine(
          patch(jobId)
            .set({ ...shown, checkpoint, stalls: 0 })
            .where(heldAs(attempt))
            .go(),
        ),
      /** To another worker, as this one's time is over. */
      async handOver(): Promise<void> {
        const at = now();
        await writeTogether(data, (items) => ({
          job: items.auditJob
            .patch({ jobId })
            .set({ status: 'queued', open: 'auditJob', dueAt: waitUntil(at) })
            .where(heldAs(attempt))
            .commit(),
          event: items.event
            .create(outboxItem(createId('event', at), 'audit-job.requested', { jobId, holderId }, at))
            .commit(),
        }));
      },
      async end(shown: Shown, problem?: StoredProblem): Promise<void> {
        const status = problem ? ('failed' as const) : ('succeeded' as const);
        const ended = patch(jobId)
          .set({ ...shown, status, finishedAt: now().toISOString(), ...given({ problem }) })
          .remove(['open', 'dueAt', 'checkpoint'])
          .where(heldAs(attempt))
          .go();
        await stillMine(ended);
      },
    };
  };

  return {
    /** Until when whoever has it by this message holds it. */
    async heldUntil(jobId: string, messageId: string): Promise<string | undefined> {
      const item = (await data.entities.auditJob.get({ jobId }).go({ consistent: true })).data;
      return item?.status === 'running' && item.heldBy === messageId ? item.dueAt : undefined;
    },
    /** Nothing where there is nothing to do: it has ended, or somebody else is at it. */
    async begin(jobId: string, messageId: string): Promise<HeldAuditJob | undefined> {
      const at = now();
      const begun = patch(jobId)
        .set({ status: 'running', open: 'auditJob', dueAt: leaseUntil(at), heldBy: messageId })
        .data(({ startedAt }, { ifNotExists }) => ifNotExists(startedAt, at.toISOString()))
        .add({ attempt: 1 })
        .where(free(at))
        .go({ response: 'all_new' });
      const item = (await unlessRefused(begun))?.data;
      return item && held(item);
    },
  };
};

export type HeldAuditJob = {
  readonly item: AuditJobItem;
  readonly renew: () => Promise<boolean>;
  readonly show: (shown: Shown) => Promise<void>;
  readonly keep: (checkpoint: AuditCheckpoint, shown: Shown) => Promise<void>;
  readonly handOver: () => Promise<void>;
  readonly end: (shown: Shown, problem?: StoredProblem) => Promise<void>;
};

import { type ApiJobItem, given, type Items, unlessRefused, waitUntil, writeTogether } from '@portico/data';
import { createId } from '@portico/domain';
import { type Delivery, outboxItem } from '@portico/events';
import { type ApiJobDependencies, endOf, endSubscription } from './ended-apis.ts';

type NewJob = Pick<ApiJobItem, 'jobId' | 'kind' | 'apiId' | 'apiName' | 'teamId'> & {
  readonly reason?: string | undefined;
};

const eventOf = ({ event }: Items, { jobId, apiId }: Pick<ApiJobItem, 'jobId' | 'apiId'>, at: Date) =>
  event.create(outboxItem(createId('event', at), 'api-job.requested', { jobId, holderId: apiId }, at)).commit();

/** For the transaction of an act: what is to be done for each subscriber after it. */
export const jobParts = (items: Items, job: NewJob, at: Date) => [
  items.apiJob
    .create({ ...given(job), ...{ createdAt: at.toISOString(), open: 'apiJob', dueAt: waitUntil(at) } } as ApiJobItem)
    .commit(),
  eventOf(items, job, at),
];

/** Subscriptions looked at together, of as many teams at most. */
const AT_ONCE = 20;

/**
 * Goes through the subscribers of an API, page by page. Each effect is written on a condition of its own, so that two who
 * do the same page do it once; where one of them came to is kept with the page.
 */
export const doApiJob =
  (dependencies: ApiJobDependencies) =>
  async ({ jobId }: { readonly jobId: string }, { until }: Pick<Delivery, 'until'>): Promise<void> => {
    const { data, now } = dependencies;
    const { apiJob, subscription } = data.entities;
    const job = (await apiJob.get({ jobId }).go({ consistent: true })).data;
    if (!job) return;
    const { apiId } = job;

    for (let position = job.position; ; ) {
      const page = await subscription.query.byApi({ apiId }).go({ limit: AT_ONCE, cursor: position ?? null });
      await Promise.all(page.data.map((item) => endSubscription(dependencies, job, item)));
      if (page.cursor === null) break;
      position = page.cursor;
      const at = now();
      const over = Date.now() > until.getTime();
      const kept = await writeTogether(data, (items) => ({
        job: items.apiJob
          .patch({ jobId })
          .set({ position, dueAt: waitUntil(at) })
          .commit(),
        // What is left is another worker's.
        event: over ? eventOf(items, job, at) : undefined,
      }));
      if (kept !== undefined || over) return;
    }
    if (!job.secondTime) {
      // Told once more in a while: an index shows late what was written before.
      const again = apiJob
        .patch({ jobId })
        .set({ secondTime: true, dueAt: waitUntil(now()) })
        .remove(['position']);
      await unlessRefused(again.go());
      return;
    }
    await endOf(dependencies, job);
    await apiJob.delete({ jobId }).go();
  };

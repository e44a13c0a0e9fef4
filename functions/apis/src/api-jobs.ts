import { unlessRefused, waitUntil, writeTogether } from '@portico/data';
import { apiJobEvent, type Delivery } from '@portico/events';
import { settleCounts } from './catalogue-counts.ts';
import { type ApiJobDependencies, endOf, endSubscription } from './ended-apis.ts';
import { endApp } from './ended-apps.ts';
import { settleShared } from './shared-listings.ts';
import { tellers } from './tell-subscribers.ts';

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
    if (!job) return endApp(dependencies, jobId);
    const { apiId, kind } = job;
    // One that was deleted is counted no more before anything else of it ends.
    if (kind !== 'tell') {
      await settleCounts(dependencies, apiId);
      await settleShared(data, apiId);
    }
    if (kind === 'list') {
      await apiJob.delete({ jobId }).go();
      return;
    }
    const teller = tellers(dependencies, job);

    for (let position = job.position; ; ) {
      if (kind === 'tell' && position === undefined) await teller.first();
      if (job.telling?.appId !== undefined) break;
      const page = await subscription.query.byApi({ apiId }).go({ limit: AT_ONCE, cursor: position ?? null });
      if (kind === 'tell') await teller.tell(page.data);
      else await Promise.all(page.data.map((item) => endSubscription(dependencies, job, item)));
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
        event: over ? apiJobEvent(items, jobId, apiId, at) : undefined,
      }));
      if (kept !== undefined || over) return;
    }
    if (kind === 'end') {
      if (!job.secondTime) {
        // Told once more in a while: an index shows late what was written before.
        const again = apiJob.patch({ jobId }).set({ secondTime: true, dueAt: waitUntil(now()) });
        await unlessRefused(again.remove(['position']).go());
        return;
      }
      await endOf(dependencies, job);
    }
    await apiJob.delete({ jobId }).go();
  };

import { type ApiJobItem, type AppItem, given, type Items, type Telling, waitUntil } from '@portico/data';
import { createId } from '@portico/domain';
import { outboxItem } from './events.ts';

/** What an act on an API asks to be done for each of its subscribers. */
export type NewApiJob = Pick<ApiJobItem, 'kind' | 'apiId' | 'apiName' | 'apiSlug' | 'teamId'> & {
  /** A new one, where it does not say. */
  readonly jobId?: string | undefined;
  readonly reason?: string | undefined;
  readonly telling?: Telling | undefined;
};

/** For a transaction: the event of a job that waits for a worker, in the share of an API or an app. */
export const apiJobEvent = ({ event }: Items, jobId: string, holderId: string, at: Date) =>
  event.create(outboxItem(createId('event', at), 'api-job.requested', { jobId, holderId }, at)).commit();

/** For the transaction of the act: the job, and what starts it. */
export const apiJobParts = (items: Items, { reason, telling, ...asked }: NewApiJob, at: Date) => {
  const { jobId = createId('apiJob', at), ...job } = asked;
  const waits = { createdAt: at.toISOString(), open: 'apiJob' as const, dueAt: waitUntil(at) };
  return [
    items.apiJob.create({ jobId, ...job, ...waits, ...given({ reason, telling }) }).commit(),
    apiJobEvent(items, jobId, job.apiId, at),
  ];
};

/** For the transaction that deletes an app: what is to be ended of it, and what starts that. */
export const appEndParts = (items: Items, { appId, teamId }: Pick<AppItem, 'appId' | 'teamId'>, at: Date) => {
  const jobId = createId('apiJob', at);
  const waits = { createdAt: at.toISOString(), open: 'appEnd' as const, dueAt: waitUntil(at) };
  return [items.appEnd.create({ jobId, appId, teamId, ...waits }).commit(), apiJobEvent(items, jobId, appId, at)];
};

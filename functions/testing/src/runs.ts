import { type Page, Problem, type Schema } from '@portico/contract';
import { type Data, refusedItem } from '@portico/data';
import { createId, type Principal } from '@portico/domain';
import { outboxItem } from '@portico/events';
import type { Dependencies } from './dependencies.ts';
import type { Suites } from './suites.ts';

type RunItem = NonNullable<Awaited<ReturnType<ReturnType<Data['entities']['run']['get']>['go']>>['data']>;

const present = ({
  runId,
  suiteId,
  status,
  createdAt,
  startedAt,
  finishedAt,
  results,
}: RunItem): Schema<'TestRun'> => ({
  id: runId,
  suiteId,
  status,
  createdAt,
  ...(startedAt && { startedAt }),
  ...(finishedAt && { finishedAt }),
  results,
});

/** The rules of test runs; the running itself is the worker's. */
export const runs = ({ data, now }: Dependencies, suites: Suites) => ({
  /** Queues a run: the run and the event that starts it in one transaction. */
  async create(principal: Principal, suiteId: string): Promise<Schema<'TestRun'>> {
    await suites.require(principal, suiteId, 'write');
    const at = now();
    const item = {
      suiteId,
      runId: createId('run', at),
      status: 'queued' as const,
      createdAt: at.toISOString(),
      results: [],
    };
    const answer = await data.transaction
      .write(({ run, event }) => [
        run.create(item).commit(),
        event
          .create(outboxItem(createId('event', at), 'test-run.requested', { suiteId, runId: item.runId }, at))
          .commit(),
      ])
      .go();
    if (refusedItem(answer) !== undefined) throw new Problem('conflict');
    return present(item);
  },
  async get(principal: Principal, suiteId: string, runId: string): Promise<Schema<'TestRun'>> {
    await suites.require(principal, suiteId, 'read');
    const item = (await data.entities.run.get({ suiteId, runId }).go({ consistent: true })).data;
    if (!item) throw new Problem('not-found');
    return present(item);
  },
  async list(principal: Principal, suiteId: string, { limit, position }: Page) {
    await suites.require(principal, suiteId, 'read');
    const page = await data.entities.run.query
      .primary({ suiteId })
      .go({ limit, order: 'desc', cursor: position ?? null });
    return { items: page.data.map(present), position: page.cursor };
  },
});

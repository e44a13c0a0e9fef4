import { type Page, Problem } from '@portico/contract';
import { stillMay, waitUntil, writeTogether } from '@portico/data';
import { createId, type Principal } from '@portico/domain';
import { outboxItem } from '@portico/events';
import type { Dependencies } from './dependencies.ts';
import { presentRun } from './present.ts';
import type { Suites } from './suites.ts';

/** The rules of test runs; the running itself is the worker's. */
export const runs = ({ data, documents, now }: Dependencies, suites: Suites) => ({
  /** Queues a run: the run and the event that starts it in one transaction. */
  async create(principal: Principal, suiteId: string) {
    const { app } = await suites.require(principal, suiteId, 'suite.run');
    const at = now();
    const item = {
      suiteId,
      runId: createId('run', at),
      status: 'queued' as const,
      createdAt: at.toISOString(),
      open: 'run' as const,
      dueAt: waitUntil(at),
      results: [],
    };
    const refused = await writeTogether(data, (items) => ({
      run: items.run.create(item).commit(),
      event: items.event
        .create(outboxItem(createId('event', at), 'test-run.requested', { suiteId, runId: item.runId }, at))
        .commit(),
      // A run of a suite that is deleted at the same time would be one that nobody can reach.
      suite: items.suite
        .check({ suiteId })
        .where((had, { exists }) => exists(had.suiteId))
        .commit(),
      access: stillMay(items, principal, 'suite.run', app.teamId),
    }));
    if (refused) throw new Problem('not-found');
    return presentRun(item);
  },
  async get(principal: Principal, suiteId: string, runId: string) {
    await suites.require(principal, suiteId, 'suite.read');
    const item = (await data.entities.run.get({ suiteId, runId }).go({ consistent: true })).data;
    if (!item) throw new Problem('not-found');
    const whole = item.resultsKept === 'bucket' ? await documents.getResults(runId) : undefined;
    return presentRun(whole ? { ...item, results: [...whole] } : item);
  },
  async list(principal: Principal, suiteId: string, { limit, position }: Page) {
    await suites.require(principal, suiteId, 'suite.read');
    const page = await data.entities.run.query
      .primary({ suiteId })
      .go({ limit, order: 'desc', cursor: position ?? null });
    return { items: page.data.map(presentRun), position: page.cursor };
  },
});

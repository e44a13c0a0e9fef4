import { type Page, Problem } from '@portico/contract';
import {
  answered,
  audited,
  CHANGED,
  clearPlaces,
  type Places,
  stillAccessible,
  takePlace,
  untilUnchanged,
  waitUntil,
  writeTogether,
} from '@portico/data';
import { createId, type Principal } from '@portico/domain';
import { outboxItem } from '@portico/events';
import { phrase } from '@portico/words';
import type { Dependencies } from './dependencies.ts';
import { presentRun } from './present.ts';
import type { Suites } from './suites.ts';

type RunKey = { readonly suiteId: string; readonly runId: string };
/** A run among others of its team: of no other suite's. */
const placeOf = ({ suiteId, runId }: RunKey): string => `${suiteId} ${runId}`;
const keyOf = (place: string): RunKey => {
  const [suiteId = '', runId = ''] = place.split(' ');
  return { suiteId, runId };
};

/** The rules of test runs; the running itself is the worker's. */
export const runs = ({ data, documents, now, limits }: Dependencies, suites: Suites) => {
  /** Those of these runs that have not ended; one whose suite was deleted is gone. */
  const underWay = async (ids: readonly string[]): Promise<readonly string[]> => {
    const { data: found } = await data.entities.run
      .get(ids.map(keyOf))
      .go({ consistent: true, attributes: ['suiteId', 'runId', 'status'] });
    const open = found.filter(({ status }) => status === 'queued' || status === 'running');
    return open.map(placeOf);
  };

  return {
    /** Queues a run: the run and the event that starts it in one transaction. */
    create: (principal: Principal, suiteId: string) =>
      untilUnchanged(async () => {
        const { app, item: suite } = await suites.require(principal, suiteId, 'suite.run');
        const at = now();
        const places: Places = { holderId: app.teamId, kind: 'runs' };
        const item = {
          suiteId,
          runId: createId('run', at),
          status: 'queued' as const,
          createdAt: at.toISOString(),
          open: 'run' as const,
          dueAt: waitUntil(at),
          holderId: app.teamId,
          results: [],
        };
        const refused = await writeTogether(data, (items) => ({
          run: items.run.create(item).commit(),
          event: items.event
            .create(
              outboxItem(
                createId('event', at),
                'test-run.requested',
                { suiteId, runId: item.runId, holderId: app.teamId },
                at,
              ),
            )
            .commit(),
          // A run of a suite that is deleted at the same time would be one that nobody can reach.
          suite: items.suite
            .check({ suiteId })
            .where((had, { exists }) => exists(had.suiteId))
            .commit(),
          app: stillAccessible(items, principal, 'suite.run', app),
          place: takePlace(items, places, placeOf(item), limits.runsAtOnce),
          audit: audited(items, {
            action: 'run.start',
            entity: { kind: 'run', id: item.runId, name: suite.name },
            ...{ at, teamId: app.teamId },
            after: { suiteId },
          }),
          answer: answered(items, presentRun(item)),
        }));
        if (refused === 'place' && !(await clearPlaces(data, places, underWay)))
          throw new Problem('too-many-at-once', phrase`A team has ${limits.runsAtOnce} runs at most under way.`, {
            headers: { 'Retry-After': '5' },
          });
        return refused ? CHANGED : presentRun(item);
      }),
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
  };
};

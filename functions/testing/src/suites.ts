import { type Page, Problem, type Schema, type Written } from '@portico/contract';
import {
  type AppItem,
  accessibleApp,
  answered,
  audited,
  CHANGED,
  given,
  type StoredTest,
  type SuiteItem,
  sizeOf,
  stillAccessible,
  stillMay,
  stillVisible,
  untilUnchanged,
  visibleApi,
  visibleVersion,
  writeTogether,
} from '@portico/data';
import { createId, type Principal } from '@portico/domain';
import { phrase } from '@portico/words';
import type { Dependencies } from './dependencies.ts';
import { presentSuite } from './present.ts';

type SuiteAct = 'suite.read' | 'suite.change' | 'suite.run';

/** What an assertion of each kind must say besides its kind. */
const NEEDS = { status: 'status', schema: undefined, latency: 'maxMilliseconds', header: 'header' } as const;

const faultsOf = (tests: readonly StoredTest[], operations: ReadonlySet<string>) =>
  tests.flatMap(({ operationId, assertions }, index) => [
    ...(operations.has(operationId)
      ? []
      : [{ pointer: `/tests/${index}/operationId`, words: phrase`is not an operation of this version` }]),
    ...assertions.flatMap((assertion, position) => {
      const needed = NEEDS[assertion.kind];
      return needed && assertion[needed] === undefined
        ? [
            {
              pointer: `/tests/${index}/assertions/${position}/${needed}`,
              words: phrase`an assertion of kind ${assertion.kind} needs it`,
            },
          ]
        : [];
    }),
  ]);

const HEADER_NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
const HEADER_VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;
/** Names that a map of ours cannot have. */
const NO_NAMES: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** Headers that could not be sent, or not be kept. */
const headerFaultsOf = (tests: readonly StoredTest[]) =>
  tests.flatMap(({ request }, index) =>
    Object.entries(request.headers ?? {}).flatMap(([name, value]) => {
      const pointer = `/tests/${index}/request/headers/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      if (!HEADER_NAME.test(name) || NO_NAMES.has(name)) return [{ pointer, words: phrase`is not a header’s name` }];
      return HEADER_VALUE.test(value) ? [] : [{ pointer, words: phrase`is not a header’s value` }];
    }),
  );

/** A suite in the audit log. */
const told = ({ teamId }: AppItem, { suiteId, name }: Pick<SuiteItem, 'suiteId' | 'name'>, at: Date) => ({
  entity: { kind: 'suite', id: suiteId, name },
  ...{ teamId, at },
});

/**
 * A suite is one item of the table (400 KB), and so is the answer to who saves one under an idempotency key, sealed: a
 * third longer than what it packs.
 */
const SUITE_BYTES_MAX = 280_000;

/** Refuses tests that are too much together, and names the one with which they are. */
const requireRoom = (tests: readonly StoredTest[]) => {
  let bytes = 0;
  for (const [index, test] of tests.entries()) {
    bytes += sizeOf(test);
    if (bytes > SUITE_BYTES_MAX)
      throw new Problem('body-too-large', phrase`The tests of a suite take ${SUITE_BYTES_MAX} bytes at most.`, {
        errors: [{ pointer: `/tests/${index}`, words: phrase`is too much with those before it` }],
      });
  }
};

/** What is kept of a test: an optional field that nobody names here would be taken and lost, so all are named. */
const writtenTest = ({ name, operationId, request, assertions }: Schema<'EndpointTest'>): StoredTest => {
  const { method, path, headers, body } = request;
  return {
    name,
    operationId,
    request: given({ method, path, headers, body } satisfies Written<'TestRequest'>),
    assertions: assertions.map(({ kind, status, maxMilliseconds, header, equals }) =>
      given({ kind, status, maxMilliseconds, header, equals } satisfies Written<'Assertion'>),
    ),
  } satisfies Written<'EndpointTest'>;
};

/** The rules of test suites: an app's saved endpoint tests of one API version. */
export const suites = ({ data, documents, now }: Dependencies) => {
  const require = async (
    principal: Principal,
    suiteId: string,
    act: SuiteAct,
  ): Promise<{ readonly item: SuiteItem; readonly app: AppItem }> => {
    const item = (await data.entities.suite.get({ suiteId }).go()).data;
    const app = item && (await accessibleApp(data, principal, item.appId, act));
    if (!item || !app) throw new Problem('not-found');
    return { item, app };
  };

  return {
    require,
    create: (principal: Principal, body: Schema<'NewTestSuite'>) =>
      untilUnchanged(async () => {
        const wanted = {
          appId: body.appId,
          apiId: body.apiId,
          version: body.version,
          name: body.name,
          tests: body.tests.map(writtenTest),
        } satisfies Written<'NewTestSuite'>;
        requireRoom(wanted.tests);
        const app = await accessibleApp(data, principal, wanted.appId, 'suite.change');
        const api = await visibleApi(data, principal, wanted.apiId);
        const version = api && (await visibleVersion(data, principal, api, wanted.version));
        if (!app || !api || !version) throw new Problem('not-found', phrase`There is no such app or API version.`);
        const operations = new Set((await documents.getRoutes(version.contentHash)).map(({ key }) => key));
        const errors = [...headerFaultsOf(wanted.tests), ...faultsOf(wanted.tests, operations)];
        if (errors.length > 0) throw new Problem('invalid-reference', undefined, { errors });
        const at = now();
        const item = {
          suiteId: createId('suite', at),
          appId: app.appId,
          apiId: api.apiId,
          apiSlug: api.slug,
          version: version.version,
          name: wanted.name,
          tests: wanted.tests,
          createdAt: at.toISOString(),
        };
        const refused = await writeTogether(data, (items) => ({
          suite: items.suite.create(item).commit(),
          app: stillAccessible(items, principal, 'suite.change', app),
          api: stillVisible(items, api),
          audit: audited(items, { ...told(app, item, at), action: 'suite.add', after: presentSuite(item) }),
          answer: answered(items, presentSuite(item)),
        }));
        return refused ? CHANGED : presentSuite(item);
      }),
    get: async (principal: Principal, suiteId: string) =>
      presentSuite((await require(principal, suiteId, 'suite.read')).item),
    async list(principal: Principal, appId: string, { limit, position }: Page) {
      if (!(await accessibleApp(data, principal, appId, 'suite.read'))) throw new Problem('not-found');
      const page = await data.entities.suite.query
        .byApp({ appId })
        .go({ limit, order: 'desc', cursor: position ?? null });
      return { items: page.data.map(presentSuite), position: page.cursor };
    },
    async delete(principal: Principal, suiteId: string): Promise<undefined> {
      const { item, app } = await require(principal, suiteId, 'suite.change');
      const refused = await writeTogether(data, (items) => ({
        suite: items.suite
          .delete({ suiteId })
          .where((had, { exists }) => exists(had.suiteId))
          .commit(),
        access: stillMay(items, principal, 'suite.change', app.teamId),
        audit: audited(items, { ...told(app, item, now()), action: 'suite.delete', before: presentSuite(item) }),
      }));
      if (refused) throw new Problem('not-found');
      // Without their suite nobody can reach the runs any more; what a crash leaves here is only space. What came of one
      // that is under way goes with its worker, who finds it gone.
      const { data: left } = await data.entities.run.query
        .primary({ suiteId })
        .go({ pages: 'all', consistent: true, attributes: ['suiteId', 'runId', 'resultsKept'] });
      const inBucket = left.filter(({ resultsKept }) => resultsKept === 'bucket').map(({ runId }) => runId);
      if (inBucket.length > 0) await documents.deleteResults(inBucket);
      if (left.length > 0) await data.entities.run.delete(left.map(({ runId }) => ({ suiteId, runId }))).go();
    },
  };
};

export type Suites = ReturnType<typeof suites>;

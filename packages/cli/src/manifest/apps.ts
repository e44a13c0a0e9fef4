import { ApiError, type App, type EndpointTest, type Portico, type TestSuite } from '@portico/client';
import { type Patient, unlessMissing } from '../registering.ts';
import { namedApps } from './app-names.ts';
import { changesOf, type FieldChange } from './compare.ts';
import type { EntityOf, Specs, Suite, Unset } from './entities.ts';
import { collected, inParallel, PAGE } from './patience.ts';

export type AppState = { readonly app: App; readonly suites: readonly TestSuite[] };

/** Whether there is an API still: suites of one that was deleted are nobody's to save again. */
const isThere = async (portal: Portico, apiId: string, patient: Patient): Promise<boolean> => {
  try {
    return (await patient(() => unlessMissing(portal.getApi({ apiId })))) !== undefined;
  } catch (error) {
    if (error instanceof ApiError && error.status === 410) return false;
    throw error;
  }
};

const suitesOf = async (portal: Portico, appId: string, patient: Patient): Promise<readonly TestSuite[]> => {
  const suites = await patient(() => collected(portal.iterateListTestSuites({ appId, limit: PAGE })));
  const apis = [...new Set(suites.map(({ apiId }) => apiId))];
  const there = await inParallel(apis, (apiId) => isThere(portal, apiId, patient));
  return suites.filter(({ apiId }) => there[apis.indexOf(apiId)]);
};

/** The apps of a team that may be changed, by what they are called in manifests; of all, or of those that are wanted. */
export const readApps = async (
  portal: Portico,
  team: { readonly id: string; readonly slug: string },
  patient: Patient,
  wanted?: ReadonlySet<string>,
): Promise<readonly (readonly [string, AppState])[]> => {
  const listed = patient(() => unlessMissing(collected(portal.iterateListApps({ teamId: team.id, limit: PAGE }))));
  const named = [...namedApps(team.slug, (await listed) ?? [])].filter(
    ([name, app]) => app.mayChange && (!wanted || wanted.has(name)),
  );
  return inParallel(named, async ([name, app]) => [name, { app, suites: await suitesOf(portal, app.id, patient) }]);
};

/** Headers have no order in the portal. */
const testSpec = ({ request, ...test }: EndpointTest): EndpointTest => {
  const { headers, ...rest } = request;
  const named = headers && Object.entries(headers).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return { ...test, request: { ...rest, ...(named && { headers: Object.fromEntries(named) }) } };
};

const suiteSpec = ({ name, apiSlug, version, tests }: TestSuite): Suite => ({
  ...{ name, version: `${apiSlug}@${version}`, tests: tests.map(testSpec) },
});

/** Suites have no order of their own. */
const inOrder = (suites: readonly Suite[]): readonly Suite[] => {
  const keyOf = ({ version, name, tests }: Suite) => JSON.stringify([name, version, tests]);
  return suites.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
};

/** An app as it would be said. */
export const appSpec = ({ app: { description, contacts, callbackUrls }, suites }: AppState): Specs['App'] => ({
  ...(description && { description }),
  ...(contacts.length > 0 && { contacts }),
  ...(callbackUrls.length > 0 && { callbackUrls }),
  ...(suites.length > 0 && { testSuites: inOrder(suites.map(suiteSpec)) }),
});

const REQUEST = /^spec\/testSuites\/(\d+)\/tests\/(\d+)\/request\/(?:path|headers\/(.+))$/;

type Filled = { readonly suite: Suite; readonly lost: readonly Unset[] };

/** A suite as it is said; a header or a path whose reference leads to nothing is as this one has it. */
const filledFrom = (said: Suite, unset: readonly Unset[], has: Suite | undefined): Filled => {
  const suite = structuredClone(said);
  const lost = unset.filter(({ path }) => {
    const [, , test, header] = REQUEST.exec(path.join('/')) ?? [];
    const kept = has?.tests[Number(test)]?.request;
    const value = header === undefined ? kept?.path : kept?.headers?.[header];
    const request = suite.tests[Number(test)]?.request;
    if (value === undefined || !request) return true;
    if (header === undefined) request.path = value;
    else request.headers = { ...request.headers, [header]: value };
    return false;
  });
  return { suite, lost };
};

const isSame = (a: Suite, b: Suite): boolean => changesOf(a, b).length === 0 && changesOf(b, a).length === 0;

export type SuiteChanges = {
  readonly faults: readonly string[];
  readonly missing: readonly Suite[];
  readonly more: readonly TestSuite[];
};

/** Which suites an app lacks, and which it has that are not said; none, where nothing is said of them. */
export const suiteChanges = (entity: EntityOf<'App'>, has: readonly TestSuite[]): SuiteChanges => {
  if (!entity.spec.testSuites) return { faults: [], missing: [], more: [] };
  const more = has.map((one) => ({ one, spec: suiteSpec(one) }));
  const called = ({ name, version }: Suite) =>
    more.filter(({ spec }) => spec.name === name && spec.version === version);
  // Those that say all of themselves first: of several that are called the same, the others are what is left.
  const missing = entity.spec.testSuites
    .map((said, index) => ({ said, index, unset: entity.unset.filter(({ path }) => path[2] === index) }))
    .toSorted((a, b) => a.unset.length - b.unset.length)
    .filter(({ said, unset }) => {
      const found = called(said).find(({ spec }) => isSame(filledFrom(said, unset, spec).suite, spec));
      if (found) more.splice(more.indexOf(found), 1);
      return !found;
    })
    .toSorted((a, b) => a.index - b.index)
    .map(({ said, unset }) => {
      const [one, ...others] = called(said);
      return filledFrom(said, unset, others.length === 0 ? one?.spec : undefined);
    });
  const faults = missing.flatMap(({ lost }) => lost.map(({ path, text }) => `${entity.place(path)}: ${text}`));
  return { faults, missing: missing.map(({ suite }) => suite), more: more.map(({ one }) => one) };
};

const told = (tests: readonly EndpointTest[] | undefined) =>
  tests && `${tests.length} ${tests.length === 1 ? 'test' : 'tests'}`;

/** The same for people: what tests send is not shown. */
export const suiteLines = ({ missing, more }: SuiteChanges): FieldChange[] =>
  [...new Set([...missing, ...more].map(({ name }) => name))].map((name) => {
    const [before, after] = [more, missing].map((suites) => suites.find((suite) => suite.name === name)?.tests);
    return {
      path: `testSuites.${name}`,
      before: told(before),
      after: before && after ? `other ${told(after)}` : told(after),
    };
  });

/** What of an app is otherwise than its manifest says, but for its suites. */
export const appChanges = ({ spec }: EntityOf<'App'>, { app }: AppState): FieldChange[] => {
  const { testSuites: _, ...said } = spec;
  return changesOf(said, app);
};

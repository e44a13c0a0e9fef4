import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App, TestSuite } from '@portico/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { API, AT, entity, planIn, portalOf, stateOf, VERSION } from '../../test/manifest-world.ts';
import { appNameOf, namedApps } from './app-names.ts';
import type { AppState } from './apps.ts';
import { titleOf } from './entities.ts';
import { writtenApp } from './export-apps.ts';
import { planLines, planValue } from './plan.ts';
import { secretNames } from './secret-names.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'portico-of-an-app-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const NAME = 'platform/Night watch';
const APP: App = {
  ...{ id: 'app_00000000000000000000000000', teamId: 'team_00000000000000000000000000', name: 'Night watch' },
  ...{
    description: 'It watches.',
    contacts: [],
    callbackUrls: [],
    createdAt: AT,
    mayChange: true,
    mayHandOver: true,
    mayDelete: true,
  },
};
const test = (headers: Record<string, string>, path = '/things') => ({
  ...{ name: 'Things', operationId: 'get /things', request: { method: 'GET' as const, path, headers } },
  assertions: [{ kind: 'status' as const, status: 200 }],
});
const suite = (name: string, ...tests: TestSuite['tests']): TestSuite => ({
  ...{ id: `suite_${name}`, appId: APP.id, apiId: 'api_1', apiSlug: 'chain', version: '1', name, tests, createdAt: AT },
});
const stateWith = (...suites: TestSuite[]): AppState => ({ app: APP, suites });
const said = (suites: readonly object[], more: object = {}) => [entity('App', NAME, { testSuites: suites, ...more })];
const saidSuite = (name: string, ...tests: object[]) => ({ name, version: 'chain@1', tests });
const planned = (state: AppState | undefined, entities: readonly string[], environment = {}) =>
  planIn(folder, { ...portalOf(stateOf('chain')), apps: new Map(state && [[NAME, state]]) }, entities, environment);

describe('the plan of an app', () => {
  it('leaves suites alone that are as they are said, in whatever order, and tells of others by name', async () => {
    const [plain, open] = [test({ accept: 'text/plain' }), test({})];
    const state = stateWith(suite('Smoke', plain), suite('Deep', open, plain));
    const same = [saidSuite('Deep', open, plain), saidSuite('Smoke', plain)];
    expect(await planned(state, said(same))).toMatchObject([{ action: 'none', faults: [] }]);
    expect(await planned(state, [entity('App', NAME, {})])).toMatchObject([{ action: 'none', faults: [] }]);
    const other = await planned(
      state,
      said([saidSuite('Smoke', open), saidSuite('New', open, open)], { description: '' }),
    );
    expect(planLines(other)).toEqual([
      `~ App ${NAME}`,
      '    description: "It watches." → ""',
      '    testSuites.Smoke: "1 test" → "other 1 test"',
      '    testSuites.New: nothing → "2 tests"',
      '    testSuites.Deep: "2 tests" → nothing',
      '0 to create, 1 to change, 0 as they are',
    ]);
  });

  it('comes after the versions that it tests, and asks for its team', async () => {
    const steps = await planned(undefined, [
      ...said([saidSuite('Smoke', test({}))]),
      entity('APIVersion', 'chain@1', VERSION),
      entity('API', 'chain', API),
    ]);
    expect(steps.map(({ entity: of }) => titleOf(of))).toEqual(['API chain', 'APIVersion chain@1', `App ${NAME}`]);
    expect(await planned(undefined, [entity('App', 'nobody/Website', {})])).toMatchObject([
      { faults: [expect.stringContaining('there is no team nobody')] },
    ]);
  });

  it('is exported without what its tests prove themselves with; that need be known elsewhere alone', async () => {
    const secret = test({ Authorization: 'Bearer hidden', Accept: '${env:HOME}' }, '/things?page=1&token=hidden&q=');
    const state = stateWith(
      suite('Smoke', test({}), secret),
      suite('smoke', test({}), test({ Authorization: 'hidden' })),
    );
    const exported = writtenApp(NAME, state, secretNames());
    expect(JSON.stringify(exported)).not.toContain('hidden');
    const [header, parameter] = ['AUTHORIZATION', 'QUERY_TOKEN'].map(
      (name) => `PORTICO_PLATFORM_NIGHT_WATCH_SMOKE_2_${name}`,
    );
    expect(exported.testSuites?.[0]?.tests[1]?.request).toEqual({
      ...{ method: 'GET', path: `/things?page=1&token=\${env:${parameter}}&q=` },
      headers: { Authorization: `\${env:${header}}`, Accept: '$${env:HOME}' },
    });
    expect(exported.testSuites?.[1]?.tests[1]?.request.headers).toEqual({ Authorization: `\${env:${header}__2}` });
    const again = [entity('App', NAME, exported)];
    expect(await planned(state, again)).toMatchObject([{ action: 'none', faults: [] }]);
    const faults = (await planned(undefined, again))[0]?.faults.map((fault) => fault.split(' has no ')[1]);
    expect(faults?.toSorted()).toEqual([header, `${header}__2`, parameter]);
    const known = { [header ?? '']: 'Bearer new-one', [parameter ?? '']: 'new-one', [`${header}__2`]: 'new-one' };
    const steps = await planned(state, again, known);
    expect(steps).toMatchObject([{ action: 'change', faults: [] }]);
    expect(JSON.stringify([planLines(steps), planValue(steps)])).not.toMatch(/hidden|new-one/);
  });

  it('tells suites of one name apart, whatever is known of what they prove themselves with', async () => {
    const [one, other] = ['one', 'other'].map((Authorization) => suite('Smoke', test({ Authorization })));
    const state = stateWith(...[one, other].flatMap((each) => each ?? []));
    const saidWith = (Authorization: string) => saidSuite('Smoke', test({ Authorization }));
    const same = said([saidWith('${env:UNSET}'), saidWith('one')]);
    expect(await planned(state, same)).toMatchObject([{ action: 'none', faults: [] }]);
    const exported = [entity('App', NAME, writtenApp(NAME, state, secretNames()))];
    expect(await planned(state, exported)).toMatchObject([{ action: 'none', faults: [] }]);
    const changed = saidSuite('Smoke', test({ Authorization: '${env:UNSET}' }, '/others'));
    expect(await planned(state, said([changed, changed]))).toMatchObject([
      { faults: [expect.stringContaining('no UNSET'), expect.stringContaining('no UNSET')] },
    ]);
  });
});

describe('the name of an app', () => {
  it('says which one, where a team has several of a name, or one that looks like that', () => {
    const apps = ['Website', 'Website#2', 'Website', 'a/b'].map((name, index) => ({ id: `app_${9 - index}`, name }));
    const names = [...namedApps('keepers', apps)].map(([name, { id }]) => [name, id]);
    expect(names).toEqual([
      ['keepers/a/b', 'app_6'],
      ['keepers/Website', 'app_7'],
      ['keepers/Website#2#1', 'app_8'],
      ['keepers/Website#2', 'app_9'],
    ]);
    expect(names.map(([name = '']) => appNameOf(name))).toEqual([
      { team: 'keepers', called: 'a/b', nth: 1 },
      { team: 'keepers', called: 'Website', nth: 1 },
      { team: 'keepers', called: 'Website#2', nth: 1 },
      { team: 'keepers', called: 'Website', nth: 2 },
    ]);
  });
});

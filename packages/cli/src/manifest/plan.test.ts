import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AccessPolicy, Plan } from '@portico/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { API, AT, DOCUMENT, entity, planIn, portalOf, stateOf, VERSION } from '../../test/manifest-world.ts';
import { titleOf } from './entities.ts';
import { planLines, planValue } from './plan.ts';
import type { PortalState } from './portal-state.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'portico-plan-'));
  writeFileSync(join(folder, 'a.json'), JSON.stringify(DOCUMENT, undefined, 2));
  writeFileSync(join(folder, 'other.json'), JSON.stringify({ ...DOCUMENT, tags: [{ name: 'other' }] }));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const planned = (state: PortalState, entities: readonly string[], environment = {}) =>
  planIn(folder, state, entities, environment);
const faultsOf = async (...of: Parameters<typeof planned>) => (await planned(...of)).flatMap(({ faults }) => faults);

describe('a plan', () => {
  it('leaves alone what is as it should be, and what the manifest does not say', async () => {
    const steps = await planned(portalOf(stateOf('chain')), [
      entity('API', 'chain', API),
      entity('APIVersion', 'chain@1', VERSION),
    ]);
    expect(steps.map(({ action, faults }) => [action, faults])).toEqual([
      ['none', []],
      ['none', []],
    ]);
  });

  it('says what would be made and what would be changed, field by field', async () => {
    const steps = await planned(portalOf(stateOf('chain')), [
      entity('Team', 'platform', {
        name: 'Platform',
        members: [
          { email: 'ADA@example.com', role: 'owner' },
          { email: 'bob@example.com', role: 'member' },
        ],
      }),
      entity('API', 'chain', { ...API, visibility: 'private', sharedWith: ['friends'] }),
      entity('APIVersion', 'chain@1', { ...VERSION, backend: { targets: [{ url: 'https://two.example' }] } }),
      entity('APIVersion', 'chain@2', VERSION),
    ]);
    expect(planLines(steps)).toEqual([
      '~ Team platform',
      '    members.bob@example.com: nothing → "member"',
      '~ API chain',
      '    visibility: "public" → "private"',
      '    sharedWith: nothing → ["friends"]',
      '~ APIVersion chain@1',
      expect.stringContaining('backend: {"targets":[{"url":"https://one.example"'),
      '+ APIVersion chain@2',
      '1 to create, 3 to change, 0 as they are',
    ]);
  });

  it('takes what a list has twice for what it has', async () => {
    const state = stateOf('chain', { categories: ['a', 'b'], tags: ['a', 'a'] });
    const steps = await planned(portalOf(state), [entity('API', 'chain', { ...API, categories: ['a', 'b', 'a'] })]);
    expect(steps).toMatchObject([{ action: 'none' }]);
  });

  it('refuses who is in a team twice, whatever else is said of it', async () => {
    const members = ['ada@example.com', 'Ada@example.com'].map((email) => ({ email, role: 'owner' }));
    for (const slug of ['platform', 'others'])
      expect(await faultsOf(portalOf(), [entity('Team', slug, { name: 'Some', members })])).toEqual([
        expect.stringMatching(/portico\.yaml:1: Ada@example\.com is a member already/),
      ]);
  });

  it('shows no value that came by a reference', async () => {
    const steps = await planned(
      portalOf(stateOf('chain')),
      [entity('APIVersion', 'chain@1', { ...VERSION, backend: { targets: [{ url: 'https://${env:HOST}' }] } })],
      { HOST: 'hidden.example' },
    );
    expect(steps[0]?.action).toBe('change');
    expect(JSON.stringify([planLines(steps), planValue(steps)])).not.toContain('hidden.example');
  });

  it('refuses, at its line, another document, a way back, and what does not exist', async () => {
    const portal = portalOf(stateOf('chain', {}, { status: 'retired' }));
    expect(
      await faultsOf(portal, [
        entity('APIVersion', 'chain@1', { ...VERSION, document: 'other.json', lifecycle: 'draft' }),
      ]),
    ).toEqual([
      expect.stringMatching(/portico\.yaml:1: chain@1 is registered with another document/),
      expect.stringMatching(/portico\.yaml:1: chain@1 is retired, and does not become a draft version again/),
    ]);
    expect(await faultsOf(portal, [entity('API', 'users', { ...API, team: 'nobody' })])).toEqual([
      expect.stringContaining('there is no team nobody'),
      expect.stringContaining('a new API begins with a version'),
    ]);
    expect(await faultsOf(portal, [entity('APIVersion', 'nowhere@1', VERSION)])).toEqual([
      expect.stringContaining('there is no API nowhere'),
    ]);
    expect(await faultsOf(portal, [entity('APIVersion', 'chain@9', { document: 'missing.json' })])).toEqual([
      expect.stringContaining('missing.json cannot be read'),
    ]);
  });

  it('takes of a folder with several documents the one that is named, and tells which there are', async () => {
    mkdirSync(join(folder, 'several'));
    for (const name of ['a', 'b'])
      writeFileSync(join(folder, 'several', `${name}.json`), JSON.stringify({ ...DOCUMENT, tags: [{ name }] }));
    const said = (root: object) => [entity('APIVersion', 'chain@2', { document: 'several', ...root })];
    const portal = portalOf(stateOf('chain'));
    expect(await faultsOf(portal, said({}))).toEqual([expect.stringContaining('root: b.json: Things 1, 1 operation')]);
    expect(await faultsOf(portal, said({ root: 'b.json' }))).toEqual([]);
  });

  it('compares plans of an API, its policies and what test keys reach; what holds where nothing is said is no change', async () => {
    const limits = { requestsPerSecond: 1, burst: 5, requestsPerMonth: 100 };
    const gold: Plan = {
      ...{ id: 'chain.gold', apiId: 'api_00000000000000000000000000', name: 'Gold', summary: 'More.', ...limits },
      ...{ limitsPer: 'app', priceCentsPerMonth: 0, approval: 'automatic', archivedAt: AT },
    };
    const policy: AccessPolicy = { name: 'Near', kind: 'countries', effect: 'allow', countries: ['DE'], planIds: [] };
    const state = stateOf('chain', {}, {}, { plans: [gold], policies: [policy] });
    const portal = { ...portalOf(state), plans: new Map([[gold.id, gold]]) };
    const said = { name: 'Gold', summary: 'More.', ...limits };
    const near = { name: 'Near', kind: 'countries', countries: ['DE'] };
    const steps = await planned(portal, [
      entity('Plan', 'chain.gold', said),
      entity('API', 'chain', { ...API, accessPolicies: [near] }),
      entity('APIVersion', 'chain@1', { ...VERSION, testBackend: null }),
    ]);
    expect(steps.map(({ action }) => action)).toEqual(['none', 'none', 'none']);
    const others = await planned(portal, [
      entity('Plan', 'chain.gold', { ...said, archived: false, requestsPerDay: 50 }),
      entity('Plan', 'chain.tin', said),
      entity('API', 'chain', { ...API, accessPolicies: [{ ...near, effect: 'deny' }] }),
      entity('APIVersion', 'chain@1', { ...VERSION, testBackend: { targets: [{ url: 'https://test.example' }] } }),
    ]);
    const told = others.map(({ entity: of, action, changes }) => [
      titleOf(of),
      action,
      changes.map(({ path }) => path),
    ]);
    expect(told.toSorted()).toEqual([
      ['API chain', 'change', ['accessPolicies']],
      ['APIVersion chain@1', 'change', ['testBackend']],
      ['Plan chain.gold', 'change', ['archived', 'requestsPerDay']],
      ['Plan chain.tin', 'create', []],
    ]);
    expect(await faultsOf(portal, [entity('Plan', 'nowhere.gold', said)])).toEqual([
      expect.stringContaining('portico.yaml:1: there is no API nowhere'),
    ]);
  });

  it('compares what agents get, also where that is as it was from the beginning', async () => {
    const open = portalOf(stateOf('chain'));
    const closed = portalOf(stateOf('chain', {}, {}, { mcpServer: { enabled: false } }));
    const changed = async (portal: typeof open, spec: object) => {
      const [step] = await planned(portal, [entity('API', 'chain', { ...API, ...spec })]);
      return step?.changes.map(({ path }) => path);
    };
    expect(await changed(closed, { mcpServer: { enabled: true } })).toEqual(['mcpServer']);
    expect(await changed(closed, { mcpServer: { enabled: false } })).toEqual([]);
    expect(await changed(closed, {})).toEqual([]);
    expect(await changed(open, { mcpServer: { enabled: true } })).toEqual([]);
    expect(await changed(open, { mcpServer: { enabled: true, operations: [] } })).toEqual(['mcpServer']);
  });

  it('asks for a backend’s secret where the portal has none, and nowhere else for what a reference leads to', async () => {
    const auth = { kind: 'bearer', secret: '${env:BEARER}' };
    const portal = portalOf(stateOf('chain'));
    const said = { ...VERSION, backend: { targets: [{ url: 'https://one.example' }], auth } };
    const [known] = await planned(portal, [entity('APIVersion', 'chain@1', said)]);
    expect(known).toMatchObject({ action: 'none', faults: [] });
    const asks = [expect.stringMatching(/portico\.yaml:1: the environment has no BEARER/)];
    const { backend: testBackend } = said;
    expect(await faultsOf(portal, [entity('APIVersion', 'chain@1', { ...VERSION, testBackend })])).toEqual(asks);
    expect(await faultsOf(portal, [entity('APIVersion', 'chain@2', said)])).toEqual(asks);
    expect(await faultsOf(portal, [entity('APIVersion', 'chain@2', said)], { BEARER: 'x' })).toEqual([]);
    const elsewhere = entity('APIVersion', 'chain@1', { ...VERSION, document: '${env:BEARER}' });
    await expect(planned(portal, [elsewhere])).rejects.toThrow('the environment has no BEARER');
  });

  it('takes a version that ended on its day for what was said', async () => {
    const ended = { deprecatedAt: '2026-01-01T00:00:00Z', sunsetAt: '2026-10-01T00:00:00+00:00' };
    const portal = portalOf(stateOf('chain', {}, { status: 'retired', deprecation: ended }));
    const [step] = await planned(portal, [entity('APIVersion', 'chain@1', { ...VERSION, deprecation: ended })]);
    expect(step).toMatchObject({ action: 'none', faults: [] });
  });

  it('of ten thousand entities is made within seconds', async () => {
    const names = Array.from({ length: 5_000 }, (_, index) => `api-${index}`);
    const portal = portalOf(...names.slice(0, 4_999).map((name) => stateOf(name)));
    const begun = performance.now();
    const steps = await planned(
      portal,
      names.flatMap((name) => [entity('API', name, { ...API, name }), entity('APIVersion', `${name}@1`, VERSION)]),
    );
    expect(steps.filter(({ action }) => action === 'create').map(({ entity: made }) => titleOf(made))).toEqual([
      'API api-4999',
      'APIVersion api-4999@1',
    ]);
    expect(performance.now() - begun).toBeLessThan(30_000);
  });
});

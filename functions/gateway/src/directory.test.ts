import type { Data, Documents } from '@portico/data';
import { createTestTable } from '@portico/data/test-table';
import { beforeAll, describe, expect, it } from 'vitest';
import { gatewayDirectory } from './directory.ts';

let directory: ReturnType<typeof gatewayDirectory>;
let data: Data;
beforeAll(async () => {
  data = await createTestTable();
  // No route is loaded here, so no document is read.
  directory = gatewayDirectory({ data, documents: {} as Documents, now: () => new Date() });
});

describe('a subscription at the gateway', () => {
  it('counts only while it is active, and only for its own app and API', async () => {
    const plan = {
      planId: 'basic',
      name: 'Basic',
      summary: '',
      requestsPerSecond: 1,
      burst: 2,
      requestsPerMonth: 3,
      limitsPer: 'app' as const,
      priceCentsPerMonth: 0,
    };
    await data.entities.plan.put(plan).go();
    for (const status of ['active', 'pending', 'suspended', 'cancelled'] as const)
      await data.entities.subscription
        .create({
          appId: `app_${status}`,
          apiId: 'api_9',
          subscriptionId: `sub_${status}`,
          apiSlug: 'a',
          apiName: 'A',
          planId: 'basic',
          status,
          createdAt: '',
        })
        .go();
    expect(await directory.loadLimit('app_active', 'api_9')).toMatchObject({
      planId: 'basic',
      burst: 2,
      requestsPerMonth: 3,
    });
    for (const [appId, apiId] of [
      ['app_pending', 'api_9'],
      ['app_suspended', 'api_9'],
      ['app_cancelled', 'api_9'],
      ['app_active', 'api_8'],
      ['app_none', 'api_9'],
    ] as const)
      expect(await directory.loadLimit(appId, apiId), appId).toBeUndefined();
  });

  it('is held by the app, or by its team for all its apps where the plan says so', async () => {
    const plan = {
      name: 'Shared',
      summary: '',
      requestsPerSecond: 1,
      burst: 2,
      requestsPerMonth: 3,
      priceCentsPerMonth: 0,
    };
    await data.entities.plan
      .put([
        { ...plan, planId: 'own', limitsPer: 'app' },
        { ...plan, planId: 'shared', limitsPer: 'team' },
      ])
      .go();
    const holders: Record<string, string | undefined> = {};
    for (const [appId, teamId, planId] of [
      ['app_a', 'team_1', 'shared'],
      ['app_b', 'team_1', 'shared'],
      ['app_c', 'team_1', 'own'],
      ['app_d', 'team_2', 'shared'],
    ] as const) {
      await data.entities.app.create({ appId, teamId, name: 'A', createdAt: '' }).go();
      await data.entities.subscription
        .create({
          ...{ appId, apiId: 'api_7', subscriptionId: `sub_${appId}`, apiSlug: 'a', apiName: 'A', planId },
          ...{ status: 'active', createdAt: '' },
        })
        .go();
      holders[appId] = (await directory.loadLimit(appId, 'api_7'))?.holderId;
    }
    expect(holders).toEqual({
      app_a: 'team_1.shared',
      app_b: 'team_1.shared',
      app_c: 'app_c',
      app_d: 'team_2.shared',
    });
  });

  it('is of nobody once everybody of its team is disabled, and of the team again when one is enabled', async () => {
    const { app, membership, user } = data.entities;
    await app.create({ appId: 'app_t', teamId: 'team_t', name: 'A', createdAt: '' }).go();
    for (const userId of ['usr_1', 'usr_2']) {
      await user.create({ userId, email: '', name: 'A', createdAt: '', disabledAt: 'now' }).go();
      await membership.create({ userId, teamId: 'team_t', role: 'member' }).go();
    }
    expect(await directory.loadCaller('app_t')).toEqual({ teamId: 'team_t', enabled: false });
    await user.patch({ userId: 'usr_2' }).remove(['disabledAt']).go();
    expect(await directory.loadCaller('app_t')).toEqual({ teamId: 'team_t', enabled: true });
    expect(await directory.loadCaller('app_nobody')).toBeUndefined();
    // Who may sign in decides who reaches another team's private API, too.
    await membership.create({ userId: 'usr_1', teamId: 'team_u', role: 'member' }).go();
    expect(await directory.loadReach('team_t', ['team_u'])).toBe(false);
    await user.patch({ userId: 'usr_1' }).remove(['disabledAt']).go();
    expect(await directory.loadReach('team_t', ['team_u'])).toBe(true);
    expect(await directory.loadReach('team_t', ['team_v'])).toBe(false);
  });

  it('is of a team of any size: the one who may sign in can be the last of them', async () => {
    const { app, membership, user } = data.entities;
    await app.create({ appId: 'app_large', teamId: 'team_large', name: 'A', createdAt: '' }).go();
    const members = Array.from({ length: 230 }, (_, index) => `usr_${String(index).padStart(4, '0')}`);
    await user.put(members.map((userId) => ({ userId, email: '', name: 'A', createdAt: '', disabledAt: 'now' }))).go();
    await membership.put(members.map((userId) => ({ userId, teamId: 'team_large', role: 'member' as const }))).go();
    expect(await directory.loadCaller('app_large')).toEqual({ teamId: 'team_large', enabled: false });
    await user
      .patch({ userId: members.at(-1) ?? '' })
      .remove(['disabledAt'])
      .go();
    expect(await directory.loadCaller('app_large')).toEqual({ teamId: 'team_large', enabled: true });
    await membership.create({ userId: members.at(-1) ?? '', teamId: 'team_owning', role: 'member' }).go();
    expect(await directory.loadReach('team_large', ['team_v', 'team_owning'])).toBe(true);
  });

  it('to an API nobody registered leads nowhere', async () => {
    for (const reference of ['nothing', 'api_nothing', '', '__proto__'])
      expect(await directory.loadRoute(reference || ' ')).toBeUndefined();
  });
});

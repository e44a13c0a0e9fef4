import { createId } from '@portico/domain';
import { beforeAll, describe, expect, it } from 'vitest';
import { createTestTable } from '../test/test-table.ts';
import { conditionFailed, refusedItem, TransactionCancelled } from './conflict.ts';
import type { Data } from './connect.ts';

let data: Data;
beforeAll(async () => {
  data = await createTestTable();
});
const at = new Date('2026-11-22T12:00:00Z');
const createdAt = at.toISOString();

const apiItem = (apiId: string, slug: string) => ({
  apiId,
  slug,
  name: 'Museum',
  summary: '',
  teamId: 'team_1',

  visibility: 'public' as const,
  tags: [],
  scope: 'public',
  shelf: 'listed' as const,
  createdAt,
  updatedAt: createdAt,
});
/** Registers a slug and its API in one transaction, again while it only ran into another one. */
const register = async (slug: string): Promise<string | undefined> => {
  const apiId = createId('api', at);
  for (;;) {
    const answer = await data.transaction
      .write((items) => [items.slug.create({ slug, apiId }).commit(), items.api.create(apiItem(apiId, slug)).commit()])
      .go();
    try {
      return refusedItem(answer) === undefined ? apiId : undefined;
    } catch (error) {
      if (!(error instanceof TransactionCancelled)) throw error;
    }
  }
};

describe('a slug', () => {
  it('is given once, to one API, however many ask for it at the same time', async () => {
    const given = (await Promise.all(Array.from({ length: 50 }, () => register('museum')))).filter(
      (id) => id !== undefined,
    );
    expect(given).toHaveLength(1);
    expect((await data.entities.slug.get({ slug: 'museum' }).go({ consistent: true })).data?.apiId).toBe(given[0]);
    const { data: items } = await data.entities.api.query.byShelf({ shelf: 'listed' }).go({ pages: 'all' });
    expect(items.filter(({ slug }) => slug === 'museum').map(({ apiId }) => apiId)).toEqual(given);
  });

  it('leaves nothing of a refused API behind', async () => {
    await register('tickets');
    const before = (await data.entities.api.query.byShelf({ shelf: 'listed' }).go({ pages: 'all' })).data.length;
    expect(await register('tickets')).toBeUndefined();
    expect((await data.entities.api.query.byShelf({ shelf: 'listed' }).go({ pages: 'all' })).data).toHaveLength(before);
  });
});

describe('a conditional write', () => {
  const plan = (used: number) =>
    data.entities.quota
      .update({ holderId: 'app_1', apiId: 'api_1', period: '2026-11' })
      .add({ used: 1 })
      .where((of, { notExists, lt }) => `${notExists(of.used)} OR ${lt(of.used, used)}`)
      .go();

  it('counts exactly up to its limit under 60 writers at once', async () => {
    const results = await Promise.allSettled(Array.from({ length: 60 }, () => plan(25)));
    const refused = results.filter((result) => result.status === 'rejected');
    expect(refused).toHaveLength(35);
    for (const { reason } of refused) expect(conditionFailed(reason)).toBe(true);
    expect(
      (await data.entities.quota.get({ holderId: 'app_1', apiId: 'api_1', period: '2026-11' }).go()).data?.used,
    ).toBe(25);
  });

  it('that failed for another reason is no refusal', () => {
    for (const error of [
      new Error('network'),
      { name: 'ProvisionedThroughputExceededException' },
      { cause: { name: 'ValidationException' } },
      undefined,
      null,
      'text',
    ])
      expect(conditionFailed(error)).toBe(false);
  });

  it('never makes an item that is not there: a patch of nothing is refused', async () => {
    const patch = data.entities.session.patch({ sessionId: 'ses_none' }).set({ endedAt: createdAt }).go();
    expect(conditionFailed(await patch.catch((error: unknown) => error))).toBe(true);
    expect((await data.entities.session.get({ sessionId: 'ses_none' }).go()).data).toBeNull();
  });
});

describe('a cancelled transaction', () => {
  const answer = (...codes: (string | undefined)[]) => ({
    canceled: true,
    data: codes.map((code) => ({ rejected: code !== undefined, ...(code && { code }) })),
  });

  it('names the item whose condition did not hold', () => {
    expect(refusedItem(answer(undefined, 'ConditionalCheckFailed'))).toBe(1);
    expect(refusedItem({ canceled: false, data: [null] })).toBeUndefined();
  });

  it('is not taken for a refusal when it ran into another one or was throttled', () => {
    for (const code of ['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded'])
      expect(() => refusedItem(answer(undefined, code))).toThrow(TransactionCancelled);
  });
});

describe('a subscription', () => {
  const key = { appId: 'app_2', apiId: 'api_2' };
  const item = (subscriptionId: string) => ({
    ...key,
    subscriptionId,
    apiSlug: 'a',
    apiName: 'A',
    planId: 'basic',
    status: 'active' as const,
    createdAt,
  });

  it('is one for an app and an API: of 20 at once one stands', async () => {
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, () => data.entities.subscription.create(item(createId('subscription', at))).go()),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await data.entities.subscription.query.primary({ appId: key.appId }).go()).data).toHaveLength(1);
  });
});

describe('keys of the table', () => {
  it('keep the case of what they are made of: 1.0.0-RC and 1.0.0-rc are two versions', async () => {
    const version = {
      apiId: 'api_3',
      status: 'draft' as const,
      openapi: '3.0.3',
      operations: 1,
      sizeBytes: 1,
      contentHash: 'x',
      createdAt,
    };
    for (const name of ['1.0.0-rc', '1.0.0-RC']) await data.entities.version.create({ ...version, version: name }).go();
    expect((await data.entities.version.query.primary({ apiId: 'api_3' }).go()).data).toHaveLength(2);
  });

  it('never lead one entity’s reader into another’s items', async () => {
    await data.entities.app.create({ appId: 'same', teamId: 'same', name: 'App', createdAt }).go();
    await data.entities.team.create({ teamId: 'same', name: 'Team', createdAt }).go();
    expect((await data.entities.team.get({ teamId: 'same' }).go()).data?.name).toBe('Team');
    expect((await data.entities.app.get({ appId: 'same' }).go()).data?.name).toBe('App');
    expect((await data.entities.suite.get({ suiteId: 'same' }).go()).data).toBeNull();
  });
});

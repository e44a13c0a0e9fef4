import type { OperationEntry } from '@portico/contract';
import { beforeAll, describe, expect, it } from 'vitest';
import { type CallOptions, callOperation } from './contract-call.ts';
import { createOwned, createStanders, type Owned, type Stander } from './standing.ts';

let standers: readonly Stander[];
let owned: Owned;

beforeAll(async () => {
  const made = await createStanders();
  standers = made.standers;
  owned = await createOwned(made.owner.person);
});

type Page = {
  readonly items: readonly { readonly id?: string; readonly version?: string }[];
  readonly nextCursor?: string;
};

/** Every page of a list, or nothing where it is refused. */
const listed = async (id: OperationEntry['id'], options: CallOptions): Promise<Page['items']> => {
  const items: Page['items'][number][] = [];
  let cursor: string | undefined;
  do {
    const query = { limit: '100', ...options.query, ...(cursor && { cursor }) };
    const { status, body } = await callOperation(id, { ...options, query });
    if (status !== 200) return [];
    // A list of the contract, whose answers are checked against it.
    const page = body as Page;
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor);
  return items;
};

describe('a list', () => {
  it('holds exactly what reading one by one gives, for everybody', async () => {
    const { apis, ids, appId, teamId } = owned;
    for (const { name, person } of standers) {
      const { token } = person;
      const reads = async (id: OperationEntry['id'], params: Readonly<Record<string, string>>) =>
        (await callOperation(id, { params, token })).status === 200;
      const holds = async (id: OperationEntry['id'], options: CallOptions, wanted: string) =>
        (await listed(id, { ...options, token })).some((item) => item.id === wanted || item.version === wanted);
      const pairs: [string, boolean, boolean][] = [
        ['app', await holds('listApps', { query: { teamId } }, appId), await reads('getApp', ids)],
        [
          'subscription',
          await holds('listSubscriptions', { params: ids }, ids.subscriptionId),
          await reads('getSubscription', ids),
        ],
        ['suite', await holds('listTestSuites', { query: { appId } }, ids.suiteId), await reads('getTestSuite', ids)],
        ['run', await holds('listTestRuns', { params: ids }, ids.runId), await reads('getTestRun', ids)],
      ];
      for (const [kind, apiId] of Object.entries(apis)) {
        pairs.push([`${kind} API`, await holds('listApis', {}, apiId), await reads('getApi', { apiId })]);
        for (const version of ['1.0.0', '2.0.0'])
          pairs.push([
            `${version} of ${kind} API`,
            await holds('listApiVersions', { params: { apiId } }, version),
            await reads('getApiVersion', { apiId, version }),
          ]);
      }
      expect(
        pairs
          .filter(([, list, read]) => list !== read)
          .map(([what, list]) => `${what} ${list ? 'only listed' : 'not listed'}`),
        name,
      ).toEqual([]);
    }
  });
});

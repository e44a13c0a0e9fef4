import type { OperationEntry } from '@portico/contract';
import { beforeAll, describe, expect, it } from 'vitest';
import { until } from '../portico/world.ts';
import { type CallOptions, callOperation } from './contract-call.ts';
import { createOwned, createStanders, type Owned, type Stander } from './standing.ts';

let standers: readonly Stander[];
let owned: Owned;

beforeAll(async () => {
  const made = await createStanders();
  standers = made.standers;
  owned = await createOwned(made.owner.person);
});

/** What an API is read by. */
const READ = [
  ...(['getApi', 'getApiIcon', 'listApiVersions', 'getApiVersion', 'getDocument', 'getSdk'] as const),
  ...([
    'getChanges',
    'listSdks',
    'getSdkChanges',
    'getCodeSamples',
    'getReference',
    'listMcpTools',
    'getDocumentFile',
  ] as const),
];

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

  it('holds an API that is shared with a team for who is in it and in its own, as everything reads it', async () => {
    const apiId = owned.apis.private;
    const { client } = owned;
    const friend = standers.find(({ name }) => name === 'another developer')?.person;
    const { headers } = await client.getApi({ apiId }).withResponse();
    const body = { sharedWith: [friend?.teamId ?? ''] };
    await client.updateApi({ apiId, 'If-Match': headers.get('etag') ?? '', body });
    const has = async (options: CallOptions) => (await listed('listApis', options)).some(({ id }) => id === apiId);
    await until('it is listed', () => has({ token: friend?.token ?? '' }));
    const params = { apiId, version: '1.0.0', language: 'typescript', format: 'yaml' };
    const reads = async (id: OperationEntry['id'], who: CallOptions) =>
      (
        await callOperation(id, {
          ...who,
          params,
          ...(id === 'getCodeSamples' && { query: { operation: 'get /things' } }),
        })
      ).status;
    const readers: { name: string; who: CallOptions }[] = standers.map(({ name, person: { token } }) => ({
      name,
      who: { token },
    }));
    for (const { name, who } of [...readers, { name: 'a visitor', who: { asVisitor: true } }]) {
      const sees = !['another publisher', 'a visitor'].includes(name);
      expect([name, await has(who), await has({ ...who, query: { access: 'private' } })]).toEqual([name, sees, sees]);
      for (const id of READ) {
        // Versions by their name are for who is signed in.
        if (id === 'getApiVersion' && name === 'a visitor') continue;
        expect([name, id, await reads(id, who)]).toEqual([name, id, sees ? 200 : 404]);
      }
    }
  });
});

import type { Data } from '@portico/data';
import { createTestTable } from '@portico/data/test-table';
import { beforeAll, expect, it } from 'vitest';
import { readRefused, usageOfRefused } from './refused-calls.ts';

let data: Data;
beforeAll(async () => {
  data = await createTestTable();
  const item = {
    apiId: 'api_1',
    slug: 'museum',
    name: 'Museum',
    summary: '',
    teamId: 'team_1',

    tags: [],
  };
  await data.entities.slug.create({ slug: 'museum', apiId: 'api_1' }).go();
  await data.entities.api
    .create({
      ...item,
      visibility: 'public',
      scope: 'public',
      shelf: 'listed',
      latestVersion: '1.2.0',
      createdAt: '',
      updatedAt: '',
    })
    .go();
});

const line = {
  ...{ requestId: 'req-1', at: '1700000000000', method: 'POST', path: '/proxy/museum/things/1', status: '413' },
  ...{
    latency: '7',
    bytes: '200',
    appId: 'app_1',
    keyId: 'key_1',
    principal: 'key_1',
    resource: '/proxy/{apiId}/{path+}',
  },
};

it('a call that API Gateway refused is counted for its app and API, as one that the gateway answered', async () => {
  for (const [path, below] of [
    [line.path, '/things/1'],
    ['/v1/proxy/museum/things/1', '/things/1'],
    ['/proxy/api_1', '/'],
  ] as const) {
    const read = readRefused({ ...line, path });
    expect(read && (await usageOfRefused(data, read))).toEqual({
      ...{
        kind: 'usage',
        at: 1_700_000_000_000,
        requestId: 'req-1',
        apiId: 'api_1',
        apiName: 'Museum',
        version: '1.2.0',
      },
      ...{ appId: 'app_1', keyId: 'key_1', method: 'POST', path: below, operation: '(other)', status: 413 },
      ...{ durationMilliseconds: 7, bytesOut: 200 },
    });
  }
});

it('of nobody, of another status or of an API that is not there is not counted', async () => {
  for (const other of [
    null,
    'x',
    {},
    { ...line, status: '200' },
    { ...line, appId: '-' },
    { ...line, keyId: '-' },
    { ...line, at: 1 },
  ])
    expect(readRefused(other)).toBeUndefined();
  const missing = readRefused({ ...line, path: '/proxy/nothing/x' });
  expect(missing && (await usageOfRefused(data, missing))).toBeUndefined();
});

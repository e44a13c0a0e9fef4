import { operations } from '@portico/contract';
import { beforeAll, describe, expect, it } from 'vitest';
import { invokeFunction } from '../portico/invoke.ts';
import { deployment, type Person, signIn } from '../portico/world.ts';

let owner: Person;
let appId: string;
beforeAll(async () => {
  owner = await signIn('publisher');
  appId = (await owner.client.createApp({ body: { teamId: owner.teamId, name: 'Doors' } })).id;
  await owner.client.createSubscription({ appId, body: { apiId: 'museum', planId: 'basic' } });
});

describe('a credential for one door', () => {
  it('does not open the other: a token at the gateway, a key at the portal', async () => {
    const key = await owner.client.createApiKey({
      appId: appId,
      body: { name: 'Two doors', environment: 'live' },
    });
    const call = (path: string, headers: Record<string, string>) =>
      fetch(`${deployment.apiUrl}${path}`, { headers }).then(({ status }) => status);
    const gateway = '/proxy/museum/museum-hours';
    expect(await call(gateway, { 'X-Api-Key': key.secret })).toBe(200);
    for (const headers of [
      { Authorization: `Bearer ${owner.token}` },
      { 'X-Api-Key': owner.token },
      { 'X-Api-Key': `Bearer ${owner.token}` },
      { Authorization: `Bearer ${key.secret}` },
    ])
      expect([401, 403]).toContain(await call(gateway, headers));
    for (const headers of [
      { 'X-Api-Key': key.secret },
      { Authorization: `Bearer ${key.secret}` },
      { Authorization: key.secret },
      { Cookie: `token=${owner.token}` },
    ])
      expect(await call('/users/me', headers)).toBe(401);
    expect(await call(`/users/me?authorization=${owner.token}`, {})).toBe(401);
    expect(await call(`${gateway}?x-api-key=${key.secret}&api_key=${key.secret}`, {})).toBe(401);
    // What was allowed at one door first is not allowed at the other by a cached answer.
    expect(await call('/users/me', { Authorization: `Bearer ${owner.token}` })).toBe(200);
    expect(await call('/apps', { Authorization: `Bearer ${owner.token}`, 'X-Api-Key': key.secret })).not.toBe(500);
  });
});

describe('a function called past API Gateway and its authorizer', () => {
  const guarded = Object.values(operations).filter(({ access }) => access !== 'public');

  it.each(guarded.map(({ id }) => id))(
    'refuses %s itself, without a principal and with one that is made up',
    async (id) => {
      const { method, path, function: name } = operations[id];
      for (const authorizer of [
        undefined,
        null,
        {},
        { principalId: 'admin' },
        { userId: 'admin', roles: 'admin' },
        { appId: '', keyId: '' },
      ]) {
        const answer = await invokeFunction(name, {
          httpMethod: method === 'ANY' ? 'GET' : method,
          resource: path,
          path,
          headers: {},
          multiValueHeaders: {},
          pathParameters: { path: 'things' },
          multiValueQueryStringParameters: null,
          body: null,
          isBase64Encoded: false,
          requestContext: { requestId: 'direct', identity: { sourceIp: '203.0.113.1' }, authorizer },
        });
        expect(answer.statusCode, JSON.stringify(authorizer)).toBe(401);
      }
    },
  );
});

import type { Egress } from '@portico/egress';
import { expect, it } from 'vitest';
import { liveBackend, NO_POLICIES, NO_SECRETS } from '../test/backends.ts';
import { createSharedMemory } from '../test/shared-memory.ts';
import { createGateway } from './gateway.ts';

const egress = {
  request: async () => ({ status: 200, rawHeaders: [], body: (async function* () {})() }),
  // The gateway calls nothing else of it.
} as unknown as Egress;

it('a rate of an operation’s own is told by a name of its own, in ASCII, and limits nothing else', async () => {
  const gateway = createGateway({
    loadRoute: async () => ({
      ...{ apiId: 'api_1', slug: 'museum', name: 'A', teamId: 'team_1', isPrivate: false, version: '1.0.0' },
      ...{ status: 'published', live: liveBackend('https://backend.example', 1_000), policies: NO_POLICIES },
      ...{ operationOf: (_, path) => (path === '/others' ? 'get /others' : 'get /"über"') },
    }),
    loadLimit: async () => ({
      ...{ planId: 'basic', holderId: 'app_1', requestsPerSecond: 10, burst: 20, requestsPerMonth: 1_000 },
      operationRates: [{ operation: 'get /"über"', requestsPerSecond: 1, burst: 1 }],
    }),
    loadCaller: async () => ({ teamId: 'team_2', enabled: true }),
    loadReach: async () => false,
    ...createSharedMemory(),
    egress,
    ...NO_SECRETS,
    ...{ gatewayUrl: 'https://api.example/proxy', portalUrl: 'https://portal.example' },
    now: () => Date.UTC(2026, 10, 30),
    refuse: (_, code, headers) => ({ status: 429, headers: [...headers, ['X-Code', code]], body: Buffer.from('') }),
    meter: () => undefined,
    responseBytesMax: 1_000,
  });
  const call = async (path: string) => {
    const { status, headers } = await gateway({
      ...{ requestId: 'req-1', sourceIp: '203.0.113.7', appId: 'app_1', keyId: 'key_1', environment: 'live' },
      ...{ method: 'GET', apiReference: 'museum', path, query: [], headers: [], body: undefined },
    });
    return [status, Object.fromEntries(headers)['RateLimit-Policy']];
  };
  const name = '"basic: get /%22%C3%BCber%22";q=1;w=1';
  expect([await call('/"über"'), await call('/"über"')]).toEqual([
    [200, name],
    [429, name],
  ]);
  expect(await call('/others')).toEqual([200, '"basic";q=20;w=2']);
});

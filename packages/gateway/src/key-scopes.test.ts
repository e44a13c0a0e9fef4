import type { ScopeNeeds } from '@portico/domain';
import type { Egress } from '@portico/egress';
import { english } from '@portico/words';
import { expect, it } from 'vitest';
import { liveBackend, NO_POLICIES, NO_SECRETS } from '../test/backends.ts';
import { createSharedMemory } from '../test/shared-memory.ts';
import { createGateway } from './gateway.ts';

const NEEDS: Readonly<Record<string, ScopeNeeds>> = { '/orders': [['orders:read'], ['admin']], '/health': [] };

const gateway = createGateway({
  loadRoute: async () => ({
    ...{ apiId: 'api_1', slug: 'a', name: 'A', teamId: 'team_1', isPrivate: false, version: '1', status: 'published' },
    ...{ live: liveBackend('https://backend.example', 1_000), policies: NO_POLICIES },
    operationOf: () => 'x',
    needsOf: (_, path) => NEEDS[path],
  }),
  loadLimit: async () => ({
    ...{ planId: 'p', holderId: 'app_1', requestsPerSecond: 1e9, burst: 1e9, requestsPerMonth: 1e12 },
  }),
  loadCaller: async () => ({ teamId: 'team_2', enabled: true }),
  loadReach: async () => false,
  ...NO_SECRETS,
  ...createSharedMemory(),
  // The gateway calls nothing else of it.
  egress: {
    request: async () => ({ status: 200, rawHeaders: [], body: (async function* () {})() }),
  } as unknown as Egress,
  gatewayUrl: 'https://api.example/proxy',
  portalUrl: 'https://portal.example',
  now: () => 1,
  refuse: (_, code, headers, words) => ({
    ...{ status: 403, headers, body: Buffer.from(`${code}: ${words ? english(words) : ''}`) },
  }),
  meter: () => {},
  responseBytesMax: 1_000,
});

it('a key that is for some scopes calls what asks for them, and is told what it lacks', async () => {
  const call = async (path: string, scopes?: readonly string[]) => {
    const { status, body } = await gateway({
      ...{ requestId: 'req-1', sourceIp: '203.0.113.7', appId: 'app_1', keyId: 'key_1', environment: 'live' },
      ...{ method: 'GET', apiReference: 'a', path, query: [], headers: [], body: undefined },
      ...(scopes && { scopes }),
    });
    return status === 200 ? 'answered' : Buffer.from(body).toString();
  };
  for (const path of ['/orders', '/health', '/unknown']) expect(await call(path)).toBe('answered');
  for (const scope of ['orders:read', 'admin']) expect(await call('/orders', [scope, 'else'])).toBe('answered');
  expect(await call('/orders', ['orders'])).toBe('key-scope-missing: The key lacks: orders:read.');
  // What says no scope, or is no operation, is for no key that is narrowed.
  for (const path of ['/health', '/unknown'])
    expect(await call(path, ['admin'])).toMatch(/^key-scope-missing: The operation is for no scope/);
});

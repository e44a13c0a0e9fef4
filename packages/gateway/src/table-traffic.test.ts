import { createServer, type Server } from 'node:http';
import { createEgress } from '@portico/egress';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { liveBackend, NO_POLICIES, NO_SECRETS } from '../test/backends.ts';
import { createSharedMemory } from '../test/shared-memory.ts';
import type { GatewayRequest } from './call.ts';
import { createGateway } from './gateway.ts';

const CALLS = 1_000;
let server: Server;
let port = 0;
beforeAll(async () => {
  server = createServer((_request, response) => response.end('{}'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address === 'object' && address) ({ port } = address);
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

/** A gateway that counts what it asks of the table, under a clock of ours. */
const counted = () => {
  const shared = createSharedMemory();
  const asked = { routes: 0, limits: 0, callers: 0 };
  const writes = () => shared.asked.rates + shared.asked.quotas;
  let at = Date.UTC(2026, 10, 22);
  const gateway = createGateway({
    loadRoute: async () => {
      asked.routes += 1;
      return {
        apiId: 'api_1',
        name: 'A',
        teamId: 'team_1',
        isPrivate: false,
        version: '1',
        slug: 'small',
        status: 'published',
        live: liveBackend(`http://127.0.0.1:${port}`, 5_000),
        policies: NO_POLICIES,
        operationOf: () => 'x',
      };
    },
    loadLimit: async () => {
      asked.limits += 1;
      return { planId: 'enterprise', holderId: 'app_1', requestsPerSecond: 1_000, burst: 2_000, requestsPerMonth: 1e7 };
    },
    loadCaller: async () => {
      asked.callers += 1;
      return { teamId: 'team_1', enabled: true };
    },
    loadReach: async () => false,
    ...shared,
    egress: createEgress({ allow: `127.0.0.1/32:${port}` }),
    ...NO_SECRETS,
    gatewayUrl: 'https://api.example/proxy',
    portalUrl: 'https://portal.example',
    now: () => at,
    refuse: (_request, code) => ({ status: 500, headers: [], body: Buffer.from(code) }),
    meter: () => {},
    responseBytesMax: 1_000,
  });
  const call: GatewayRequest = {
    requestId: 'r',
    method: 'GET',
    apiReference: 'a',
    path: '/things',
    query: [],
    headers: [],
    body: undefined,
    sourceIp: '192.0.2.1',
    appId: 'app_1',
    keyId: 'key_1',
    environment: 'live',
  };
  const pass = (seconds: number) => {
    at += seconds * 1_000;
  };
  return { asked, writes, call: () => gateway(call), pass };
};

describe('what a proxied call asks of the table', () => {
  it('is nothing to read once warm, and less than a tenth of a write', async () => {
    const { asked, writes, call } = counted();
    for (let batch = 0; batch < CALLS / 50; batch++) {
      const answers = await Promise.all(Array.from({ length: 50 }, call));
      expect(answers.every(({ status }) => status === 200)).toBe(true);
    }
    expect(asked).toEqual({ routes: 1, limits: 1, callers: 1 });
    expect(writes() / CALLS).toBeLessThan(0.1);
  });

  it('is one read of route and limit for the many calls that meet a cold instance at once', async () => {
    const { asked, call } = counted();
    await Promise.all(Array.from({ length: 32 }, call));
    expect(asked).toEqual({ routes: 1, limits: 1, callers: 1 });
  });

  it('is asked again after four seconds: a change reaches the gateway', async () => {
    const { asked, call, pass } = counted();
    await call();
    pass(4);
    await call();
    expect(asked).toEqual({ routes: 2, limits: 2, callers: 2 });
  });
});

import { createServer, type Server, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { UsageRecord } from '@portico/domain';
import { createEgress, type Egress } from '@portico/egress';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { liveBackend, NO_POLICIES, NO_SECRETS } from '../test/backends.ts';
import { createSharedMemory } from '../test/shared-memory.ts';
import { HEAD, say, UPSTREAM_FAULTS } from '../test/upstream-faults.ts';
import type { GatewayRequest } from './call.ts';
import { createGateway, type GatewayProblem } from './gateway.ts';

/** What the backend does with the connection, by the name of the case in the path. */
const faults: Record<string, (socket: Socket) => void> = {};
let server: Server;
let egress: Egress;
let gateway: ReturnType<typeof createGateway>;
const metered: UsageRecord[] = [];
const received: string[] = [];
const sockets = new Set<Socket>();

const listen = async () => {
  server = createServer((socket) => {
    sockets.add(socket);
    socket
      .on('error', () => {})
      .once('data', (bytes) => {
        received.push(bytes.toString('latin1'));
        faults[/ \/(?:base\/)?([\w-]*)/.exec(bytes.toString('latin1'))?.[1] ?? '']?.(socket);
      });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('no address');
  return address.port;
};

const STATUS: Record<GatewayProblem, number> = {
  'not-found': 404,
  'not-subscribed': 403,
  'test-key': 403,
  'team-disabled': 403,
  'api-hidden': 403,
  'address-not-allowed': 403,
  'policy-refused': 403,
  'key-scope-missing': 403,
  'invalid-request': 400,
  'api-deleted': 410,
  'version-retired': 410,
  'version-brownout': 410,
  'method-not-allowed': 405,
  'rate-limited': 429,
  'quota-exceeded': 429,
  'upstream-failed': 502,
  'upstream-timeout': 504,
  'response-too-large': 502,
};

beforeAll(async () => {
  const port = await listen();
  egress = createEgress({ allow: `127.0.0.1/32:${port}`, keepAliveMilliseconds: 1 });
  gateway = createGateway({
    loadRoute: async (reference) => ({
      apiId: 'api_1',
      name: 'Small',
      teamId: 'team_1',
      isPrivate: reference === 'private',
      version: '1.0.0',
      slug: 'small',
      status: 'published',
      live: liveBackend(
        reference === 'refused'
          ? 'https://169.254.169.254'
          : reference === 'closed'
            ? `http://127.0.0.1:${port}`
            : `http://127.0.0.1:${port}/base`,
        400,
      ),
      policies: NO_POLICIES,
      operationOf: () => 'GET /things',
    }),
    loadLimit: async (appId) =>
      appId === 'app_none'
        ? undefined
        : { planId: 'basic', holderId: appId, requestsPerSecond: 1e6, burst: 1e6, requestsPerMonth: 1e9 },
    loadCaller: async (appId) =>
      appId === 'app_gone'
        ? undefined
        : { teamId: appId === 'app_own' ? 'team_1' : 'team_2', enabled: appId !== 'app_disabled' },
    loadReach: async () => false,
    ...createSharedMemory(),
    egress,
    ...NO_SECRETS,
    gatewayUrl: 'https://api.example/proxy',
    portalUrl: 'https://portal.example',
    now: () => 1,
    refuse: (_, code, headers) => ({
      status: STATUS[code],
      headers: [...headers, ['X-Code', code]],
      body: Buffer.alloc(0),
    }),
    meter: (record) => void metered.push(record),
    responseBytesMax: 100_000,
  });
});
afterAll(async () => {
  await egress.close();
  for (const socket of sockets) socket.destroy();
  server.close();
});

const call = async (path: string, more: Partial<GatewayRequest> = {}) => {
  metered.length = 0;
  received.length = 0;
  const response = await gateway({
    requestId: 'req-1',
    method: 'GET',
    apiReference: 'api',
    path,
    query: [],
    headers: [],
    body: undefined,
    sourceIp: '203.0.113.7',
    appId: 'app_1',
    keyId: 'key_1',
    environment: 'live',
    ...more,
  });
  return {
    ...response,
    code: response.headers.find(([name]) => name === 'X-Code')?.[1],
    text: Buffer.from(response.body).toString(),
  };
};
for (const [name, fault] of UPSTREAM_FAULTS) faults[name] = fault;

describe('a backend that fails', () => {
  it.each(UPSTREAM_FAULTS)(
    'by %s is answered as documented, and metered once with that status',
    async (name, _, status, code) => {
      const answer = await call(name);
      expect([answer.status, answer.code]).toEqual([status, code]);
      expect(metered).toEqual([
        expect.objectContaining({
          status,
          appId: 'app_1',
          requestId: 'req-1',
          path: `/${name}`,
          bytesOut: answer.body.length,
        }),
      ]);
      expect(answer.headers.map(([header]) => header)).toContain('RateLimit');
    },
  );

  it('leaves the gateway as it was: the next call is answered', async () => {
    for (const [name] of UPSTREAM_FAULTS.slice(0, 16)) await call(name);
    expect((await call('no-length')).text).toBe('until the end');
  });

  it('with a small answer that unfolds into a large one is passed on folded', async () => {
    const bomb = gzipSync(Buffer.alloc(20_000_000));
    faults.bomb = say(
      Buffer.concat([Buffer.from(`${HEAD}Content-Encoding: gzip\r\nContent-Length: ${bomb.length}\r\n\r\n`), bomb]),
    );
    const answer = await call('bomb');
    expect(Buffer.from(answer.body).equals(bomb)).toBe(true);
    expect(answer.headers).toContainEqual(['Content-Encoding', 'gzip']);
  });

  it('is never asked twice: a call that was sent is not sent again', async () => {
    await call('reset', { method: 'POST', body: Buffer.from('pay once') });
    expect(received).toHaveLength(1);
  });
});

describe('what the backend is asked', () => {
  it('is the registered place: base path, canonical path, query in order, its own Host', async () => {
    await call('no-length', {
      path: 'no-length/a%20b',
      query: [
        ['b', '1'],
        ['a', '2'],
        ['b', '&'],
      ],
      headers: [
        ['Host', 'evil.example'],
        ['X-Forwarded-For', '1.1.1.1'],
        ['X-Api-Key', 'ptk'],
        ['Cookie', 'a=b'],
      ],
    });
    const [head = ''] = received;
    expect(head.split('\r\n')[0]).toBe('GET /base/no-length/a%20b?b=1&a=2&b=%26 HTTP/1.1');
    expect(head).toMatch(/^host: 127\.0\.0\.1:\d+\r$/im);
    expect(head).toMatch(/^x-forwarded-for: 203\.0\.113\.7\r$/im);
    expect(head).not.toMatch(/evil|1\.1\.1\.1|ptk|a=b/);
  });

  it('is asked however long path and query are, as far as API Gateway takes them', async () => {
    const many = Array.from({ length: 2_000 }, () => ['a', '1'] as const);
    expect((await call('no-length', { path: `no-length/${'a'.repeat(4_000)}` })).status).toBe(200);
    expect((await call('no-length', { query: many })).status).toBe(200);
    expect((await call('no-length', { query: [['x', '漢'.repeat(3_000)]] })).status).toBe(200);
  });

  it('is nothing when the path climbs, the app is not subscribed, or the egress door refuses the address', async () => {
    expect((await call('no-length', { apiReference: 'private', appId: 'app_own' })).status).toBe(200);
    expect((await call('no-length', { allowedAddresses: ['::1', '203.0.113.0/24'] })).status).toBe(200);
    received.length = 0;
    expect((await call('../admin')).code).toBe('invalid-request');
    expect((await call('no-length', { appId: 'app_none' })).code).toBe('not-subscribed');
    expect((await call('no-length', { appId: 'app_disabled' })).code).toBe('team-disabled');
    expect((await call('no-length', { appId: 'app_gone' })).code).toBe('not-subscribed');
    expect((await call('no-length', { apiReference: 'private', appId: 'app_gone' })).code).toBe('not-found');
    expect((await call('no-length', { environment: 'test' })).code).toBe('test-key');
    expect((await call('no-length', { allowedAddresses: ['203.0.113.8/29', '::1'] })).code).toBe('address-not-allowed');
    expect((await call('no-length', { apiReference: 'private' })).code).toBe('api-hidden');
    // Who never subscribed is not told that it is there.
    expect((await call('no-length', { apiReference: 'private', appId: 'app_none' })).code).toBe('not-found');
    expect((await call('no-length', { apiReference: 'refused' })).code).toBe('upstream-failed');
    expect(received).toEqual([]);
  });
});

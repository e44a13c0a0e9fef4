import { isDeepStrictEqual } from 'node:util';
import type { Egress } from '@portico/egress';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { liveBackend, NO_POLICIES, NO_SECRETS } from '../test/backends.ts';
import {
  type GeneratedRequest,
  METHODS,
  meantHeaders,
  meantPath,
  OWN_HEADERS,
  pathOf,
  request,
} from '../test/generated-requests.ts';
import { createSharedMemory } from '../test/shared-memory.ts';
import type { GatewayRequest } from './call.ts';
import { createGateway } from './gateway.ts';

type Sent = {
  readonly url: string;
  readonly rawQuery: string;
  readonly method: string;
  readonly headers: readonly string[];
  readonly body: Uint8Array | null;
};
let sent: Sent | undefined;

/** Egress that keeps what would have been sent: what is generated is many, and the sockets are tested elsewhere. */
const egress = {
  request: async (asked: Sent) => {
    sent = { ...asked, url: String(asked.url) };
    return { status: 204, rawHeaders: [], body: (async function* () {})() };
  },
  // The gateway calls nothing else of it.
} as unknown as Egress;

const gateway = createGateway({
  loadRoute: async (reference) => ({
    ...{ apiId: 'api_1', name: 'A', teamId: 'team_1', isPrivate: false, version: '1' },
    ...{ slug: 'a', status: 'published' },
    live: {
      ...liveBackend('https://backend.example/base/v1', 1_000),
      encodedSlashes: reference === 'keeps' ? 'keep' : reference === 'refuses' ? 'refuse' : 'separate',
    },
    policies: NO_POLICIES,
    operationOf: () => undefined,
  }),
  loadLimit: async () => ({
    ...{ planId: 'p', holderId: 'app_1', requestsPerSecond: 1e9, burst: 1e9, requestsPerMonth: 1e12 },
  }),
  loadCaller: async () => ({ teamId: 'team_2', enabled: true }),
  loadReach: async () => false,
  ...createSharedMemory(),
  egress,
  ...NO_SECRETS,
  gatewayUrl: 'https://api.example/proxy',
  portalUrl: 'https://portal.example',
  now: () => 1,
  refuse: (_, code) => ({ status: code === 'method-not-allowed' ? 405 : 400, headers: [], body: Buffer.from(code) }),
  meter: () => {},
  responseBytesMax: 1_000,
});

const calledWith = (given: GeneratedRequest): GatewayRequest => ({
  ...{ requestId: 'req-1', sourceIp: '203.0.113.7', appId: 'app_1', keyId: 'key_1', environment: 'live' },
  ...{ method: given.method, apiReference: given.reference, path: pathOf(given), query: given.query, body: given.body },
  rawQuery: given.rawQuery,
  headers: given.connection ? [...given.headers, given.connection] : given.headers,
});

/** What the backend is sent, taken apart: the path by its segments, the query by its pairs where it was given so. */
const takenApart = ({ url, method, rawQuery, headers, body }: Sent, given: GeneratedRequest) => {
  const [, base = '', target = '', query = ''] = /^(https:\/\/backend\.example\/base\/v1)([^?]*)(.*)$/.exec(url) ?? [];
  const lines = Array.from({ length: headers.length / 2 }, (_, line) => headers.slice(2 * line, 2 * line + 2));
  return {
    ...{ method, base, body, headers: lines, sameQuery: rawQuery === query },
    segments: target.split('/').slice(1).map(decodeURIComponent),
    spelled: /^(?:\/(?:[A-Za-z0-9\-._~!$&'()*+,;=:@]|%[0-9A-F]{2})*)*$/.test(target),
    query: given.rawQuery === undefined ? [...new URLSearchParams(query)] : query,
  };
};

const meantFor = (given: GeneratedRequest, segments: readonly string[]) => ({
  ...{ method: given.method, base: 'https://backend.example/base/v1', segments, spelled: true, sameQuery: true },
  body: given.body && given.body.length > 0 ? given.body : null,
  headers: [
    ...meantHeaders(given),
    ...['req-1', '203.0.113.7', 'https', 'identity', '1.1 portico'].map((value, index) => [OWN_HEADERS[index], value]),
  ],
  query: given.rawQuery ?? given.query.map((pair) => pair.map((text) => text.toWellFormed())),
});

/** Compared at once, and by `expect` only to be told: a hundred thousand times it is most of what the test costs. */
const check = async (given: GeneratedRequest): Promise<void> => {
  sent = undefined;
  const { status } = await gateway(calledWith(given));
  const path = meantPath(given);
  const forwarded = sent as Sent | undefined;
  const may = path !== undefined && METHODS.includes(given.method);
  const wanted = may ? { status: 204, forwarded: meantFor(given, path) } : { status: path === undefined ? 400 : 405 };
  const seen = { status, ...(forwarded && { forwarded: takenApart(forwarded, given) }) };
  if (!isDeepStrictEqual(seen, wanted)) expect(seen).toEqual(wanted);
};

describe('100,000 requests', () => {
  it('reach the backend as they are meant by RFC 9110, RFC 3986 and the rules of the house, or do not reach it', async () => {
    await fc.assert(fc.asyncProperty(request, check), { numRuns: 100_000 });
  });
});

describe('the root of an API', () => {
  it.each([
    ['', 'https://backend.example/base/v1'],
    ['/', 'https://backend.example/base/v1/'],
  ])('called as %j is the backend’s address as it was called', async (path, url) => {
    await check({
      method: 'GET',
      segments: [],
      slash: path === '/',
      headers: [],
      connection: undefined,
      query: [],
      rawQuery: undefined,
      body: undefined,
      reference: 'separates',
    });
    expect(sent?.url).toBe(url);
  });
});

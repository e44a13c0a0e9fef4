import type { Egress } from '@portico/egress';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSharedMemory } from '../test/shared-memory.ts';
import { createGateway, type GatewayRequest } from './gateway.ts';

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
    ...{ apiId: 'api_1', name: 'A', teamId: 'team_1', isPrivate: false, version: '1', timeoutMilliseconds: 1_000 },
    backendUrl: 'https://backend.example/base/v1',
    encodedSlashes: reference === 'keeps' ? 'keep' : reference === 'refuses' ? 'refuse' : 'separate',
    operationOf: () => undefined,
  }),
  loadLimit: async () => ({
    ...{ planId: 'p', holderId: 'app_1', requestsPerSecond: 1e9, burst: 1e9, requestsPerMonth: 1e12 },
  }),
  loadCaller: async () => ({ teamId: 'team_2', enabled: true }),
  loadReach: async () => false,
  ...createSharedMemory(),
  egress,
  gatewayUrl: 'https://api.example/proxy',
  now: () => 1,
  refuse: (_, code) => ({ status: code === 'method-not-allowed' ? 405 : 400, headers: [], body: Buffer.from(code) }),
  meter: () => {},
  responseBytesMax: 1_000,
});

/** A letter of a path, and one of its spellings (RFC 3986 §2.1): as it is where it may be, or as escapes of its bytes. */
const letter = fc.constantFrom(...'abcXYZ019-._~!$&\'()*+,;=:@ %"<>[]^`{|}éß日'.split(''));
const escaped = (text: string, upper: boolean) =>
  [...Buffer.from(text)]
    .map((byte) => `%${byte.toString(16).padStart(2, '0')}`)
    .map((code) => (upper ? code.toUpperCase() : code))
    .join('');
const spelled = fc.tuple(letter, fc.boolean(), fc.boolean()).map(([meant, plain, upper]) => ({
  meant,
  raw: plain && /^[A-Za-z0-9\-._~!$&'()*+,;=:@]$/.test(meant) ? meant : escaped(meant, upper),
}));
const segment = fc.array(spelled, { minLength: 1, maxLength: 6 }).map((letters) => ({
  meant: letters.map(({ meant }) => meant).join(''),
  raw: letters.map(({ raw }) => raw).join(''),
}));

/** A slash backwards, and control characters (also as Latin 1 has them): no backend is told of either. */
const SPLITS = /[\\\p{Cc}]/u;
/** UTF-8 that is longer than it need be (RFC 3629 §3). */
const OVERLONG = /%c[01]/i;

/** What must never go on as a segment, by what any backend could make of it, alone or after `;` (RFC 3986 §3.3, §5.2.4). */
const climbs = (meant: string): boolean => {
  let text = meant;
  for (let round = 0; round < 4; round++) {
    if (/^\.\.?(?:;|$)/.test(text) || SPLITS.test(text) || OVERLONG.test(text) || (round > 0 && text.includes('/')))
      return true;
    text = text.replace(/%([0-9a-f]{2})/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
  }
  return false;
};

const OWN = ['X-Request-Id', 'X-Forwarded-For', 'X-Forwarded-Proto', 'Accept-Encoding', 'Via'];
const MEANT = [
  'Accept',
  'Authorization',
  'Content-Type',
  'If-None-Match',
  'Range',
  'X-Thing',
  'X-Api-Version',
  'User-Agent',
];
const NOT_MEANT = [
  ...[
    'X-Forwarded-For',
    'X-Cluster-Client-IP',
    'Fastly-Client-IP',
    'X-Azure-ClientIP',
    'X-ProxyUser-Ip',
    'Remote-User',
  ],
  ...[
    'X-Envoy-External-Address',
    'X-Original-Forwarded-For',
    'SSL-Client-Cert',
    'X-SSL-Client-Verify',
    'X-HTTP-Method',
  ],
  ...[
    'Proxy',
    'Forwarded',
    'Via',
    'X-Api-Key',
    'Cookie',
    'X-Request-Id',
    'X-Amzn-Oidc-Identity',
    'Host',
    'TE',
    'Upgrade',
  ],
  ...[
    'Transfer-Encoding',
    'Content-Length',
    'Keep-Alive',
    'Expect',
    'Proxy-Authorization',
    'Accept-Encoding',
    'Trailer',
  ],
];
/** RFC 9110 §7.6.1: what Connection names goes with it, but for what says what the message is. */
const KEPT_THOUGH_NAMED = ['accept', 'authorization', 'content-type', 'if-none-match', 'range'];
const cased = (name: string, spelling: number) =>
  [name, name.toLowerCase(), name.toUpperCase(), name.replaceAll('-', '_')][spelling % 4] ?? name;
const header = fc
  .tuple(fc.constantFrom(...MEANT, ...NOT_MEANT), fc.nat(3), fc.stringMatching(/^[!-~]{0,12}$/))
  .map(([name, spelling, value]) => [cased(name, spelling), value] as const);
const connection = fc
  .tuple(fc.subarray([...MEANT, 'close', 'X-Forwarded-For', 'X-Request-Id']), fc.nat(3))
  .map(([names, spelling]) => ['Connection', names.map((name) => cased(name, spelling)).join(' , ')] as const);

const METHODS = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'];
const request = fc.record({
  method: fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom(...METHODS) },
    {
      weight: 1,
      arbitrary: fc.constantFrom('TRACE', 'PURGE', 'PROPFIND', 'LINK', 'QUERY', 'CONNECT', 'get', 'G ET', ''),
    },
  ),
  segments: fc.array(
    fc.oneof(
      { weight: 12, arbitrary: segment },
      {
        weight: 1,
        arbitrary: fc
          .constantFrom('..', '.', '..;x', '%2e%2e', '..\\', 'a/b', 'a/../b', '\0', '\r\nX: y', '%c0%ae', '%252e.')
          .map((meant) => ({ meant, raw: escaped(meant, true) })),
      },
    ),
    { maxLength: 5 },
  ),
  slash: fc.boolean(),
  headers: fc.array(header, { maxLength: 8 }),
  connection: fc.option(connection, { nil: undefined }),
  query: fc.array(fc.tuple(fc.string({ unit: 'binary', maxLength: 5 }), fc.string({ unit: 'binary', maxLength: 5 })), {
    maxLength: 4,
  }),
  rawQuery: fc.option(fc.stringMatching(/^\?[!-"$-~]{0,20}$/), { nil: undefined }),
  body: fc.option(fc.uint8Array({ maxLength: 20 }), { nil: undefined }),
  reference: fc.constantFrom('separates', 'keeps', 'refuses'),
});

type Given = typeof request extends fc.Arbitrary<infer Value> ? Value : never;
const pathOf = ({ segments, slash }: Given) => segments.map(({ raw }) => `/${raw}`).join('') + (slash ? '/' : '');

/** What of the path the backend must see, each segment decoded; undefined where nothing may reach it. */
const meantPath = ({ segments, slash, reference }: Given): string[] | undefined => {
  const meant = segments.map((one) => one.meant);
  if (meant.some((text) => text.split('/').some((part) => climbs(part)))) return undefined;
  if (reference === 'refuses' && meant.some((text) => text.includes('/'))) return undefined;
  return [...(reference === 'separates' ? meant.flatMap((text) => text.split('/')) : meant), ...(slash ? [''] : [])];
};

const meantHeaders = ({ headers, connection: named }: Given) => {
  const key = (name: string) => name.toLowerCase().replaceAll('_', '-');
  const dropped = named?.[1].split(' , ').map(key) ?? [];
  const goesOn = (name: string) => MEANT.some((meant) => key(meant) === name);
  return headers.filter(
    ([name]) => goesOn(key(name)) && (!dropped.includes(key(name)) || KEPT_THOUGH_NAMED.includes(key(name))),
  );
};

const check = async (given: Given): Promise<void> => {
  sent = undefined;
  const call: GatewayRequest = {
    ...{ requestId: 'req-1', sourceIp: '203.0.113.7', appId: 'app_1', keyId: 'key_1', environment: 'live' },
    ...{
      method: given.method,
      apiReference: given.reference,
      path: pathOf(given),
      query: given.query,
      body: given.body,
    },
    rawQuery: given.rawQuery,
    headers: given.connection ? [...given.headers, given.connection] : given.headers,
  };
  const { status } = await gateway(call);
  const path = meantPath(given);
  const forwarded = sent as Sent | undefined;
  if (path === undefined || !METHODS.includes(given.method)) {
    expect(forwarded).toBeUndefined();
    expect(status).toBe(path === undefined ? 400 : 405);
    return;
  }
  expect(status).toBe(204);
  if (!forwarded) throw new Error('nothing was sent');
  expect(forwarded.method).toBe(given.method);
  const [, target = '', query = ''] = /^https:\/\/backend\.example\/base\/v1([^?]*)(.*)$/.exec(forwarded.url) ?? [];
  expect(forwarded.url).toBe(`https://backend.example/base/v1${target}${query}`);
  expect(target.split('/').slice(1).map(decodeURIComponent)).toEqual(path);
  expect(target).toMatch(/^(?:\/(?:[A-Za-z0-9\-._~!$&'()*+,;=:@]|%[0-9A-F]{2})*)*$/);
  expect(forwarded.rawQuery).toBe(query);
  if (given.rawQuery !== undefined) expect(query).toBe(given.rawQuery);
  else
    expect([...new URLSearchParams(query)]).toEqual(given.query.map((pair) => pair.map((text) => text.toWellFormed())));
  const lines = Array.from({ length: forwarded.headers.length / 2 }, (_, line) =>
    forwarded.headers.slice(2 * line, 2 * line + 2),
  );
  expect(lines.slice(0, -OWN.length)).toEqual(meantHeaders(given));
  expect(lines.slice(-OWN.length)).toEqual(
    ['req-1', '203.0.113.7', 'https', 'identity', '1.1 portico'].map((value, index) => [OWN[index], value]),
  );
  expect(forwarded.body).toEqual(given.body && given.body.length > 0 ? given.body : null);
};

describe('100,000 requests', () => {
  it('reach the backend as they are meant by RFC 9110, RFC 3986 and the rules of the house, or do not reach it', async () => {
    await fc.assert(fc.asyncProperty(request, check), { numRuns: 100_000 });
  }, 240_000);
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

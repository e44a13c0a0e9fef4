import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { HOST, requestOf, startObservedApi } from './observed-api.ts';
import { exchange } from './raw-exchange.ts';

let seen: Awaited<ReturnType<typeof startObservedApi>>['seen'] = [];
let upstream: Awaited<ReturnType<typeof startObservedApi>>['upstream'];
let base = '';
let key = '';

beforeAll(async () => {
  ({ seen, upstream, base, key } = await startObservedApi('framing'));
});
afterAll(() => upstream.stop());
beforeEach(() => {
  seen.length = 0;
});

const post = (headers: readonly string[], body = '', line = `POST ${base}/things HTTP/1.1`) =>
  requestOf(line, [HOST, `X-Api-Key: ${key}`, ...headers], body);
const get = (path: string, headers: readonly string[] = []) =>
  requestOf(`GET ${base}${path} HTTP/1.1`, [HOST, `X-Api-Key: ${key}`, ...headers]);
/** A second request hidden in the first one's body, which nobody may ever answer. */
const HIDDEN = () => requestOf(`GET ${base}/hidden HTTP/1.1`, [HOST, `X-Api-Key: ${key}`]);

const smuggling: [string, () => string][] = [
  [
    'length and chunks together',
    () => post(['Content-Length: 4', 'Transfer-Encoding: chunked'], `0\r\n\r\n${HIDDEN()}`),
  ],
  [
    'chunks and length together',
    () => post(['Transfer-Encoding: chunked', 'Content-Length: 4'], `0\r\n\r\n${HIDDEN()}`),
  ],
  ['two lengths', () => post(['Content-Length: 0', 'Content-Length: 5'], 'hello')],
  ['two equal lengths', () => post(['Content-Length: 5', 'Content-Length: 5'], 'hello')],
  ['a list of lengths', () => post(['Content-Length: 5, 5'], 'hello')],
  ['a negative length', () => post(['Content-Length: -1'], 'hello')],
  ['a signed length', () => post(['Content-Length: +5'], 'hello')],
  ['a hexadecimal length', () => post(['Content-Length: 0x5'], 'hello')],
  ['a length with a space in it', () => post(['Content-Length: 5 0'], 'hello')],
  ['a length beyond all numbers', () => post([`Content-Length: ${'9'.repeat(30)}`], 'hello')],
  ['a length that is a word', () => post(['Content-Length: five'], 'hello')],
  ['a space before the colon', () => post(['Content-Length : 5'], 'hello')],
  ['another coding before chunked', () => post(['Transfer-Encoding: gzip, chunked'], '0\r\n\r\n')],
  ['chunked twice', () => post(['Transfer-Encoding: chunked, chunked'], '0\r\n\r\n')],
  ['two codings in two lines', () => post(['Transfer-Encoding: chunked', 'Transfer-Encoding: identity'], '0\r\n\r\n')],
  ['an unknown coding', () => post(['Transfer-Encoding: xchunked'], HIDDEN())],
  ['a quoted coding', () => post(['Transfer-Encoding: "chunked"'], HIDDEN())],
  ['a folded coding', () => post(['Transfer-Encoding:\r\n chunked'], '0\r\n\r\n')],
  ['a vertical tab before the coding', () => post(['Transfer-Encoding: \x0bchunked'], '0\r\n\r\n')],
  ['chunks in HTTP/1.0', () => post(['Transfer-Encoding: chunked'], '0\r\n\r\n', `POST ${base}/things HTTP/1.0`)],
  ['a chunk size that is no number', () => post(['Transfer-Encoding: chunked'], `zz\r\nhello\r\n0\r\n\r\n${HIDDEN()}`)],
  ['a negative chunk size', () => post(['Transfer-Encoding: chunked'], `-5\r\nhello\r\n0\r\n\r\n${HIDDEN()}`)],
  [
    'a chunk size beyond all numbers',
    () => post(['Transfer-Encoding: chunked'], `${'f'.repeat(20)}\r\nhello\r\n0\r\n\r\n`),
  ],
  ['a chunk longer than its size', () => post(['Transfer-Encoding: chunked'], `2\r\nhello\r\n0\r\n\r\n${HIDDEN()}`)],
  ['no Host', () => requestOf(`GET ${base}/things HTTP/1.1`, [`X-Api-Key: ${key}`])],
  ['two Hosts', () => get('/things', ['Host: evil.example'])],
  [
    'an absolute address',
    () => requestOf(`GET http://evil.example${base}/things HTTP/1.1`, [HOST, `X-Api-Key: ${key}`]),
  ],
  ['a fragment in the path', () => get('/things#/../hidden')],
  [
    'a line feed alone between headers',
    () => `GET ${base}/things HTTP/1.1\n${HOST}\nX-Api-Key: ${key}\nContent-Length: 0\n\n`,
  ],
  ['a carriage return in a value', () => get('/things', ['X-A: b\rX-Evil: c'])],
  ['a NUL in a value', () => get('/things', ['X-A: b\0c'])],
  ['a NUL in a name', () => get('/things', ['X-\0A: b'])],
  ['a folded header', () => get('/things', ['X-A: b\r\n X-Evil: c'])],
  ['a header without a name', () => get('/things', [': b'])],
  ['HTTP/0.9', () => `GET ${base}/things\r\n\r\n`],
  ['HTTP/2 without asking', () => 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
  ['an unknown method', () => requestOf(`EVIL ${base}/things HTTP/1.1`, [HOST])],
  ['headers of 20 kB', () => get('/things', [`X-A: ${'a'.repeat(20_000)}`])],
  ['a path of 20 kB', () => get(`/${'a'.repeat(20_000)}`)],
  ['an expectation that nobody can meet', () => get('/things', ['Expect: 200-ok'])],
];

describe('a request two parsers could read differently', () => {
  it.each(smuggling)('is refused: %s', async (_, bytes) => {
    const { statuses, text } = await exchange(bytes());
    for (const status of statuses) expect(status).toBeGreaterThanOrEqual(400);
    // One answer to one request, and each a problem.
    expect(statuses.length).toBeLessThanOrEqual(1);
    if (statuses.length > 0) expect(text).toMatch(/^content-type: application\/problem\+json\r$/im);
    expect(statuses.every((status) => status < 500)).toBe(true);
    expect(seen).toEqual([]);
  });

  it('means the same front and back when it is taken: lengths, chunks and pipelines', async () => {
    const hidden = HIDDEN();
    await exchange(post([`Content-Length: ${hidden.length}`], hidden));
    await exchange(
      post(['Transfer-Encoding: chunked'], `5;ext=1\r\nhello\r\n6\r\n world\r\n0\r\nX-Trailer: 1\r\n\r\n`),
    );
    expect(seen.map(({ url, body }) => [url, body])).toEqual([
      ['/base/v1/things', hidden],
      ['/base/v1/things', 'hello world'],
    ]);
    const { statuses } = await exchange(get('/one') + get('/two'), 5000);
    expect(statuses).toEqual([200, 200]);
    expect(
      seen
        .slice(2)
        .map(({ url }) => url)
        .sort(),
    ).toEqual(['/base/v1/one', '/base/v1/two']);
  });

  it('keeps its length where Connection names it (no request hides behind a lost length)', async () => {
    await exchange(post(['Connection: keep-alive, Content-Length, X-Api-Key, Host', 'Content-Length: 5'], 'hello'));
    expect(seen.map(({ body }) => body)).toEqual(['hello']);
  });
});

describe('what a caller says of itself', () => {
  const SPOOFS = [
    'X-Forwarded-For: 6.6.6.6',
    'X-Forwarded-Host: evil.example',
    'X_Forwarded_For: 6.6.6.6',
    'Forwarded: for=6.6.6.6',
    'X-Real-IP: 6.6.6.6',
    'True-Client-IP: 6.6.6.6',
    'CF-Connecting-IP: 6.6.6.6',
    'X-Original-URL: /evil',
    'X-Rewrite-URL: /evil',
    'X-HTTP-Method-Override: DELETE',
    'X-Middleware-Subrequest: evil',
    'X-Portico-App: evil',
    'X-Portal-User: evil',
    'X-Amzn-Trace-Id: evil',
    'X-Request-Id: evil',
    'traceparent: evil',
    'Cookie: evil=1',
    'X-Cluster-Client-IP: 6.6.6.6',
    'Fastly-Client-IP: 6.6.6.6',
    'X-Azure-ClientIP: 6.6.6.6',
    'X-ProxyUser-Ip: 6.6.6.6',
    'X-Envoy-External-Address: 6.6.6.6',
    'X-Original-Forwarded-For: 6.6.6.6',
    'Remote-User: evil',
    'X-Remote-User: evil',
    'SSL-Client-Cert: evil',
    'X-SSL-Client-Verify: evil',
    'X-HTTP-Method: evil',
    'Proxy: http://evil.example',
    'X-Client-Version: kept',
  ];

  it('never reaches the backend; what it sent for the backend does', async () => {
    await exchange(get('/things', SPOOFS));
    const [received] = seen;
    const text = JSON.stringify(received);
    expect(text).not.toMatch(/6\.6\.6\.6|evil/i);
    expect(text).not.toContain(key);
    expect(received?.headers).toContainEqual(['x-client-version', 'kept']);
    expect(received?.headers.filter(([name]) => name === 'x-forwarded-for')).toHaveLength(1);
  });

  it('of hop-by-hop headers, and what Connection names, goes no further', async () => {
    await exchange(
      post([
        'Connection: close',
        'Keep-Alive: timeout=5',
        'TE: trailers',
        'Proxy-Authorization: Basic evil',
        'Proxy-Connection: keep-alive',
        'Upgrade: h2c',
        'HTTP2-Settings: AAA',
        'Content-Length: 0',
      ]),
    );
    const names = seen[0]?.headers.map(([name]) => name) ?? [];
    for (const name of ['keep-alive', 'te', 'proxy-authorization', 'proxy-connection', 'upgrade', 'http2-settings'])
      expect(names).not.toContain(name);
    expect(seen).toHaveLength(1);
  });

  it('of a Host decides nothing: the backend sees its registered one', async () => {
    const { statuses } = await exchange(
      requestOf(`GET ${base}/things HTTP/1.1`, ['Host: evil.example', `X-Api-Key: ${key}`]),
    );
    expect(statuses).toEqual([200]);
    expect(seen[0]?.headers.find(([name]) => name === 'host')?.[1]).toBe(new URL(upstream.url).host);
  });
});

describe('a path', () => {
  const CLIMBS = [
    '/../hidden',
    '/a/../hidden',
    '/%2e%2e/hidden',
    '/%2E%2e/hidden',
    '/%252e%252e/hidden',
    '/a/%2e%2e%2fhidden',
    '/..%2fhidden',
    '/..%252fhidden',
    '/..%5chidden',
    '/..\\hidden',
    '/..;/hidden',
    '/a/..;x=1/hidden',
    '/%2e%2e%3b/hidden',
    '/a%00/hidden',
    '/a%0d%0aX-Evil:%201',
    '//evil.example/hidden',
    '/a//hidden',
    '/./hidden',
    '/%2e/hidden',
    '/%c0%ae%c0%ae/hidden',
    '/%25%32%65%25%32%65/hidden',
    '/a%2fb',
  ];

  type Came = { readonly statuses: readonly number[]; readonly urls: readonly string[] };
  /** What came of each. All are sent at once: that nothing more is answered is waited for, once. */
  let came: ReadonlyMap<string, Came>;
  beforeAll(async () => {
    seen.length = 0;
    const answers = await Promise.all(CLIMBS.map((path, index) => exchange(get(path, [`X-Climb: ${index}`]))));
    const urlsOf = (index: number) =>
      seen
        .filter(({ headers }) => headers.some(([name, value]) => name === 'x-climb' && value === String(index)))
        .map(({ url = '' }) => url);
    came = new Map(answers.map(({ statuses }, index) => [CLIMBS[index] ?? '', { statuses, urls: urlsOf(index) }]));
    expect(seen).toHaveLength([...came.values()].flatMap(({ urls }) => urls).length);
  });

  it.each(CLIMBS)('%s never leaves the registered place', (path) => {
    const { statuses, urls } = came.get(path) ?? { statuses: [], urls: [] };
    for (const url of urls) expect(url).toMatch(/^\/base\/v1\/(?!.*(?:\.\.|%2e%2e|%5c|\/\/))/i);
    expect(statuses).toHaveLength(1);
    expect(statuses[0]).toBeLessThan(500);
    expect(statuses[0]).not.toBe(429);
    if (urls.length === 0) expect(statuses[0]).toBeGreaterThanOrEqual(400);
  });

  it('and query arrive as they were meant, once encoded', async () => {
    await exchange(get('/a%20b/%C3%A9?x=1&x=2&y=a%26b'));
    expect(seen.map(({ url }) => url)).toEqual(['/base/v1/a%20b/%C3%A9?x=1&x=2&y=a%26b']);
  });
});

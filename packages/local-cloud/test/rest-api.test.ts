import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LocalCloud } from '../src/index.ts';
import { asObject } from '../src/json.ts';
import { type Fixture, startFixture, until, writeFixture } from './assembly.ts';

let fixture: Fixture;
let cloud: LocalCloud;
beforeAll(async () => {
  fixture = await writeFixture();
  cloud = await startFixture(fixture);
});
afterAll(async () => {
  await cloud.stop();
  fixture.remove();
});

const call = async (path: string, init: RequestInit = {}) => {
  const response = await fetch(cloud.origins.api + path, init);
  const text = await response.text();
  let json: Record<string, unknown> = {};
  try {
    json = { ...asObject(JSON.parse(text)) };
  } catch {
    // Not every answer is JSON.
  }
  return { status: response.status, headers: response.headers, text, json, event: asObject(json.event) };
};

/** Raw bytes over a socket: what no HTTP client would send. */
const raw = (text: string): Promise<string> =>
  new Promise((settle, fail) => {
    const socket = connect(Number(new URL(cloud.origins.api).port), '127.0.0.1', () => socket.write(text));
    let answer = '';
    socket.on('data', (chunk) => {
      answer += chunk.toString('latin1');
      if (/\r\n\r\n[\s\S]/.test(answer)) socket.end();
    });
    socket.on('close', () => settle(answer));
    socket.on('error', fail);
  });

describe('routing', () => {
  it('answers at the root as a custom domain does and below the stage name', async () => {
    expect((await call('/echo')).event.path).toBe('/echo');
    const staged = await call('/prod/echo');
    expect(staged.event.path).toBe('/echo');
    expect(asObject(staged.event.requestContext).path).toBe('/prod/echo');
  });
  it('prefers a static segment to a parameter', async () => {
    expect((await call('/pets/mine')).event.resource).toBe('/pets/mine');
  });
  it('decodes a path parameter once and leaves the path as sent', async () => {
    const { event } = await call('/proxy/a%252Fb/x%20y/z%2Fq/?a=1&a=2&b=%26');
    expect(event.pathParameters).toEqual({ apiId: 'a%2Fb', path: 'x y/z/q' });
    expect(event.path).toBe('/proxy/a%252Fb/x%20y/z%2Fq/');
    expect(event.multiValueQueryStringParameters).toEqual({ a: ['1', '2'], b: ['&'] });
    expect(event.queryStringParameters).toEqual({ a: '2', b: '&' });
  });
  it('refuses a path that does not decode', async () => {
    expect((await call('/proxy/a/%zz')).status).toBe(400);
  });
  it('answers an unknown route and an unknown method alike, with the gateway response of the document', async () => {
    for (const answer of [await call('/nowhere'), await call('/pets/mine', { method: 'DELETE' })]) {
      expect(answer.status).toBe(404);
      expect(answer.headers.get('content-type')).toBe('application/problem+json');
      expect(answer.headers.get('access-control-allow-origin')).toBe('*');
      expect(answer.json.requestId).toBe(answer.headers.get('x-amzn-requestid'));
    }
  });
  it('does not answer HEAD for a GET that is not declared', async () => {
    expect((await call('/echo', { method: 'HEAD' })).status).toBe(404);
  });
  it('answers a preflight without calling a function', async () => {
    const answer = await call('/echo', { method: 'OPTIONS', headers: { origin: 'https://x.example' } });
    expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([204, '*']);
  });
});

describe('the proxy event and answer', () => {
  it('keeps every value of a repeated header and the bytes of a body', async () => {
    const { event } = await call('/echo', {
      method: 'PUT',
      body: Buffer.from([0, 200, 255]),
      headers: { 'content-type': 'image/png', 'x-forwarded-for': '6.6.6.6' },
    });
    expect(event.isBase64Encoded).toBe(true);
    expect(Buffer.from(String(event.body), 'base64')).toEqual(Buffer.from([0, 200, 255]));
    expect(asObject(event.headers)['X-Forwarded-For']).toBe('6.6.6.6, 127.0.0.1');
    expect(asObject(asObject(event.requestContext).identity).sourceIp).toBe('127.0.0.1');
    expect(event.stageVariables).toEqual({ tier: 'gold' });
  });
  it("sends binary bodies, repeated headers, and remaps headers that are the gateway's own", async () => {
    const binary = await fetch(`${cloud.origins.api}/echo?mode=binary`);
    expect(Buffer.from(await binary.arrayBuffer())).toEqual(Buffer.from([0, 1, 254, 255]));
    const { status, headers } = await call('/echo?mode=headers');
    expect(status).toBe(204);
    expect(headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect(headers.get('www-authenticate')).toBeNull();
    expect(headers.get('x-amzn-remapped-www-authenticate')).toBe('Basic');
  });
  it('hides a function error and a malformed answer behind a 502', async () => {
    for (const mode of ['throw', 'malformed', 'exit', 'unhandled']) {
      const answer = await call(`/echo?mode=${mode}`);
      expect(answer.status).toBe(502);
      expect(answer.text).not.toContain('secret');
      expect(answer.json.title).toBe('Internal server error');
    }
    expect((await call('/echo')).status).toBe(200);
  });
  it('gives up on an integration after its timeout', async () => {
    expect((await call('/echo?mode=hang')).status).toBe(504);
  });
  it('refuses to call a function that gave API Gateway no permission', async () => {
    expect((await call('/forbidden')).status).toBe(500);
  });
});

describe('a streamed answer', () => {
  it('reaches the client while the function still works', async () => {
    const response = await fetch(`${cloud.origins.api}/stream?mode=wait`);
    expect([response.status, response.headers.get('x-made-by'), response.headers.getSetCookie()]).toEqual([
      201,
      'streamer',
      ['a=1', 'b=2'],
    ]);
    const reader = response.body?.getReader();
    const first = await reader?.read();
    expect(Buffer.from(first?.value ?? []).toString()).toBe('data: first\n\n');
    expect(Buffer.from((await reader?.read())?.value ?? []).toString()).toBe('data: last\n\n');
    expect((await reader?.read())?.done).toBe(true);
  });
  it('may be larger than an answer in one piece', async () => {
    const bytes = Buffer.from(await (await fetch(`${cloud.origins.api}/stream?mode=large`)).arrayBuffer());
    expect(bytes.length).toBe(160 * 65_536 + 'data: first\n\ndata: last\n\n'.length);
    expect(bytes.at(13 + 159 * 65_536)).toBe(159);
  });
  it('is a 502 when the function fails before its head, and breaks off when it fails after', async () => {
    for (const mode of ['early', 'headless']) expect((await call(`/stream?mode=${mode}`)).status).toBe(502);
    const broken = await fetch(`${cloud.origins.api}/stream?mode=broken`);
    expect(broken.status).toBe(201);
    await expect(broken.text()).rejects.toThrow();
  });
  it('survives a client that goes away', async () => {
    const stop = new AbortController();
    await fetch(`${cloud.origins.api}/stream?mode=large`, { signal: stop.signal });
    stop.abort();
    expect((await call('/stream')).status).toBe(201);
  });
});

describe('authorizers', () => {
  const as = (token: string, init: RequestInit = {}) => call('/pets/7', { headers: { authorization: token }, ...init });
  it('answers 401 without an identity and never asks the function', async () => {
    const answer = await call('/pets/7');
    expect([answer.status, answer.json.title]).toEqual([401, 'Unauthorized']);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  });
  it('hands the context on as text and asks once per identity', async () => {
    const first = asObject(asObject((await as('anna')).event.requestContext).authorizer);
    const second = asObject(asObject((await as('anna')).event.requestContext).authorizer);
    expect(first).toMatchObject({ principalId: 'ann', admin: 'true', name: 'Ann' });
    expect(second.calls).toBe(first.calls);
  });
  it('refuses one that brings more, and not those that come with the same identity meanwhile', async () => {
    const refused = as('crowd', { headers: { authorization: 'crowd', 'x-second': '1' } });
    const others = await Promise.all(Array.from({ length: 8 }, () => as('crowd')));
    expect(new Set(others.map(({ status }) => status))).toEqual(new Set([200]));
    expect([401, 200]).toContain((await refused).status);
  });
  it('weighs a cached policy anew for another method', async () => {
    expect((await as('get-only')).status).toBe(200);
    expect((await as('get-only', { method: 'DELETE' })).status).toBe(403);
  });
  it('tells a denial, a refusal and a failure apart', async () => {
    const denied = await as('deny');
    expect([denied.status, denied.json.title]).toEqual([
      403,
      'User is not authorized to access this resource with an explicit deny',
    ]);
    expect((await as('unauthorized')).status).toBe(401);
    expect((await as('boom')).status).toBe(500);
    expect((await as('nonsense')).status).toBe(500);
  });
});

describe('request validation', () => {
  const post = (path: string, body: string, type = 'application/json') =>
    call(path, { method: 'POST', body, headers: { 'content-type': type } });
  it('names missing parameters', async () => {
    const answer = await post('/pets', '{"name":"Rex"}');
    expect([answer.status, answer.json.title]).toEqual([400, 'Missing required request parameters: [dry]']);
  });
  it('refuses a body that breaks its model and says where', async () => {
    for (const body of ['{}', '{"name":""}', '{"name":"Rex","age":0}', 'not json', ''])
      expect((await post('/pets?dry=1', body)).status).toBe(400);
    expect((await post('/pets?dry=1', '{"name":""}')).json.detail).toContain('/name');
  });
  it('lets a body pass that fits, and one of a type without a model', async () => {
    expect((await post('/pets?dry=1', '{"name":"Rex","age":1}')).status).toBe(200);
    expect((await post('/pets?dry=1', 'x', 'text/plain')).status).toBe(200);
  });
});

describe('limits', () => {
  it('throttles a method by its own setting', async () => {
    const statuses = await Promise.all(Array.from({ length: 5 }, async () => (await call('/limited')).status));
    expect(statuses.filter((status) => status === 429)).toHaveLength(2);
    expect((await call('/echo')).status).toBe(200);
  });
  it("refuses a body over 10 MB with the document's own answer", async () => {
    const answer = await call('/echo', { method: 'PUT', body: Buffer.alloc(10 * 1024 * 1024 + 1) });
    expect([answer.status, answer.json.title]).toEqual([413, 'Request Too Long']);
  });
  it('refuses headers over 10,240 bytes', async () => {
    expect((await call('/echo', { headers: { 'x-long': 'x'.repeat(10_300) } })).status).toBe(431);
  });
  it('refuses what is too long to be read, HEAD without a body', async () => {
    const tooLong = (method: string) => raw(`${method} /${'x'.repeat(70_000)} HTTP/1.1\r\nHost: a\r\n\r\n`);
    expect(await tooLong('GET')).toMatch(/^HTTP\/1\.1 414 [\s\S]*\r\n\r\n\{/);
    expect(await tooLong('HEAD')).toMatch(/^HTTP\/1\.1 414 [\s\S]*\r\n\r\n$/);
  });
  it.each([
    ['two Host headers', 'GET /echo HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n'],
    ['no Host header', 'GET /echo HTTP/1.1\r\n\r\n'],
    ['a coding before chunked', 'PUT /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n'],
    ['a transfer coding in HTTP/1.0', 'PUT /echo HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'],
    [
      'length and chunked together',
      'PUT /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
    ['two lengths', 'PUT /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabc'],
    ['the absolute form', 'GET http://evil.example/echo HTTP/1.1\r\nHost: a\r\n\r\n'],
    ['a fragment', 'GET /echo#x HTTP/1.1\r\nHost: a\r\n\r\n'],
  ])('refuses %s', async (_name, request) => {
    expect(await raw(request)).toMatch(/^HTTP\/1\.1 400 /);
  });
});

it('writes the access log with the context of every request', async () => {
  const agent = 'quote " and \n newline'.replace('\n', ' ');
  const answer = await call('/pets/9', { headers: { authorization: 'logged', 'user-agent': agent } });
  const line = await until(() =>
    cloud.logs('access').find(({ message }) => message.includes(String(answer.headers.get('x-amzn-requestid')))),
  );
  expect(JSON.parse(line.message)).toEqual({
    requestId: answer.headers.get('x-amzn-requestid'),
    status: '200',
    path: '/pets/9',
    resource: '/pets/{petId}',
    who: 'ann',
    agent,
  });
});

import { createServer, type RequestListener, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createEdge } from './edge.ts';
import { createPagesListener } from './pages-listener.ts';

const AT_REQUEST = `function handler(event) {
  event.request.headers['x-viewer'] = { value: event.viewer.ip };
  return event.request;
}`;
const POLICY = {
  ...{ MinTTL: 0, DefaultTTL: 0, MaxTTL: 3600 },
  ParametersInCacheKeyAndForwardedToOrigin: {
    CookiesConfig: { CookieBehavior: 'all' },
    QueryStringsConfig: { QueryStringBehavior: 'all' },
    EnableAcceptEncodingGzip: true,
  },
};
const METHODS = ['GET', 'HEAD', 'POST'];
const EXCEPT_HOST = 'b689b0a8-53d0-40ab-baf2-68738e2966ac';
const SECURITY_HEADERS = '67f7725c-6f97-4210-82d7-5512b31e9d03';
const RULES = [
  {
    Priority: 0,
    Action: { Block: {} },
    Statement: {
      ByteMatchStatement: {
        ...{ FieldToMatch: { Body: {} }, PositionalConstraint: 'CONTAINS', SearchString: 'evil' },
        TextTransformations: [{ Priority: 0, Type: 'NONE' }],
      },
    },
  },
];

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** The edge of a template before an origin of this test's own. */
const start = async (listener: RequestListener, more: { config?: object; origin?: object; keeps?: boolean } = {}) => {
  const server = createServer(listener).listen(0, 'localhost');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port: originPort } = server.address() as AddressInfo;
  const edge = createEdge({ accountId: '000000000000', keeps: more.keeps ?? true });
  const put = (type: keyof typeof edge.resources, properties: object) =>
    edge.resources[type]({ stack: 'Edge', logicalId: type.replaceAll(':', ''), properties: { ...properties } });
  const acl = await put('AWS::WAFv2::WebACL', { Scope: 'CLOUDFRONT', DefaultAction: { Allow: {} }, Rules: RULES });
  const app = await put('AWS::Amplify::App', { Name: 'portal' });
  const policy = await put('AWS::CloudFront::CachePolicy', { CachePolicyConfig: POLICY });
  const { attributes } = await put('AWS::CloudFront::Function', { FunctionCode: AT_REQUEST });
  const association = { EventType: 'viewer-request', FunctionARN: attributes?.FunctionARN };
  await put('AWS::CloudFront::Distribution', {
    DistributionConfig: {
      WebACLId: acl.attributes?.Arn,
      Origins: [
        {
          DomainName: `main.${app.attributes?.DefaultDomain}`,
          OriginCustomHeaders: [{ HeaderName: 'X-Edge', HeaderValue: 'a secret' }],
          CustomOriginConfig: more.origin,
        },
      ],
      DefaultCacheBehavior: {
        ...{ AllowedMethods: METHODS, CachePolicyId: policy.ref, OriginRequestPolicyId: EXCEPT_HOST },
        ...{ ResponseHeadersPolicyId: SECURITY_HEADERS, FunctionAssociations: [association] },
      },
      ...more.config,
    },
  });
  const pages = createPagesListener(
    {
      open: () => true,
      atEdge: (request) => edge.atEdge('pages', request),
      readSeconds: () => edge.readSeconds('pages'),
    },
    originPort,
    () => {},
  ).listen(0, '127.0.0.1');
  await new Promise((resolve) => pages.once('listening', resolve));
  const { port } = pages.address() as AddressInfo;
  closing.push(
    () => pages.close().closeAllConnections(),
    () => server.close().closeAllConnections(),
  );
  return { port, url: `http://127.0.0.1:${port}`, server };
};

const cached = ({ headers }: Response) => headers.get('x-cache');

describe('an origin behind the edge', () => {
  it('is told who asks and that the edge says so, whatever came under these names, and not what is of one connection', async () => {
    const { url, port } = await start((request, response) => response.end(JSON.stringify(request.headers)));
    const answer = await fetch(`${url}/a`, {
      headers: { 'x-viewer': '203.0.113.7', 'x-edge': 'a guess', 'x-forwarded-for': '203.0.113.7', te: 'trailers' },
    });
    const told = (await answer.json()) as Record<string, string>;
    expect(told).toMatchObject({ 'x-viewer': '127.0.0.1', 'x-edge': 'a secret', 'accept-encoding': 'gzip' });
    expect(told).toMatchObject({
      'x-forwarded-for': '203.0.113.7, 127.0.0.1',
      via: expect.stringContaining('cloudfront'),
    });
    expect(told.host).not.toBe(`127.0.0.1:${port}`);
    expect(told.te).toBeUndefined();
  });

  it('has its answers told apart from the edge’s own, with the headers that the policy adds and overrides', async () => {
    const { url } = await start((_, response) =>
      response.writeHead(200, { 'x-frame-options': 'DENY', 'x-content-type-options': 'sniff' }).end('a'),
    );
    const { headers } = await fetch(url);
    expect([headers.get('x-cache'), headers.get('via')]).toEqual([
      'Miss from cloudfront',
      expect.stringContaining('cloudfront'),
    ]);
    expect([headers.get('x-frame-options'), headers.get('x-content-type-options')]).toEqual(['DENY', 'nosniff']);
    expect(headers.get('strict-transport-security')).toBe('max-age=31536000');
  });

  it('is asked once by a crowd and not at all after it; nothing is kept where the deployment says so', async () => {
    let asked = 0;
    const says: RequestListener = (_, response) => {
      asked += 1;
      response.writeHead(200, { 'cache-control': 'public, s-maxage=60' }).end('a page');
    };
    const { url } = await start(says);
    const crowd = await Promise.all(Array.from({ length: 20 }, async () => (await fetch(url)).text()));
    expect([new Set(crowd), asked]).toEqual([new Set(['a page']), 1]);
    const later = await fetch(url);
    expect([cached(later), later.headers.get('content-length')]).toEqual(['Hit from cloudfront', '6']);
    const { url: other } = await start(says, { keeps: false });
    for (const _ of [1, 2]) expect(cached(await fetch(other))).toBe('Miss from cloudfront');
    expect(asked).toBe(3);
  });

  it('is asked each time for what another behavior of the template keeps away from the cache', async () => {
    const { url } = await start(
      (_, response) => response.writeHead(200, { 'cache-control': 'public, s-maxage=60' }).end('a'),
      {
        config: { CacheBehaviors: [{ PathPattern: '/api/*', CachePolicyId: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad' }] },
      },
    );
    for (const _ of [1, 2]) expect(cached(await fetch(`${url}/api/a`))).toBe('Miss from cloudfront');
    await fetch(`${url}/ap`);
    expect(cached(await fetch(`${url}/ap`))).toBe('Hit from cloudfront');
  });

  it('has its stream passed on as it comes, and a long body of a viewer as it is sent', async () => {
    let finish = () => {};
    const { url } = await start((request, response) => {
      response.writeHead(200, { 'cache-control': 'no-store' }).write('first');
      finish = () => response.end();
      if (request.method !== 'POST') return;
      let size = 0;
      request.on('data', (chunk: Buffer) => (size += chunk.length)).on('end', () => response.end(` ${size}`));
    });
    const reader = (await fetch(url)).body?.getReader();
    expect(new TextDecoder().decode((await reader?.read())?.value)).toBe('first');
    finish();
    expect((await reader?.read())?.done).toBe(true);
    const body = new Uint8Array(3_000_000);
    expect(await (await fetch(url, { method: 'POST', body })).text()).toBe('first 3000000');
    expect(await (await fetch(url, { method: 'POST' })).text()).toBe('first 0');
  });

  it('that breaks off leaves the viewer with a broken answer', async () => {
    const { url } = await start((_, response) => {
      response.writeHead(200, { 'content-length': 100 }).write('half');
      setImmediate(() => response.destroy());
    });
    await expect(fetch(url).then((answer) => answer.text())).rejects.toThrow();
  });

  it('that breaks off what would be kept has failed', async () => {
    const { url } = await start((_, response) => {
      response.writeHead(200, { 'content-length': 100, 'cache-control': 's-maxage=60' }).write('half');
      setImmediate(() => response.destroy());
    });
    for (const _ of [1, 2]) expect((await fetch(url)).status).toBe(502);
  });

  it('that is away, or too slow, is a failure of the edge’s', async () => {
    const slow = await start(() => {}, { origin: { OriginReadTimeout: 1 } });
    const late = await fetch(slow.url);
    expect([late.status, cached(late)]).toEqual([504, 'Error from cloudfront']);
    const { url, server } = await start((_, response) => response.end());
    server.close().closeAllConnections();
    expect((await fetch(url)).status).toBe(502);
  });

  it('may end kept connections whenever it likes: what changes something never meets one, what reads is asked again', async () => {
    // Ends each connection with the second request on it, unanswered.
    const seen = new WeakSet<object>();
    const { url } = await start((request, response) => {
      if (seen.has(request.socket)) return void request.socket.destroy();
      seen.add(request.socket);
      return void response.end('a');
    });
    for (let round = 0; round < 5; round += 1) {
      expect((await fetch(url)).status).toBe(200);
      expect((await fetch(url, { method: 'POST', body: 'a' })).status).toBe(200);
    }
  });
});

describe('what the edge refuses', () => {
  it('is what the firewall does not let in, by the beginning of a body too, and a method that the behavior has not', async () => {
    let asked = 0;
    const { url } = await start((_, response) => {
      asked += 1;
      response.end();
    });
    for (const [init, status] of [
      [{ method: 'POST', body: 'some evil thing' }, 403],
      [{ method: 'POST', body: `evil${'a'.repeat(1_000_000)}` }, 403],
      [{ method: 'DELETE' }, 403],
    ] as const) {
      const answer = await fetch(url, init);
      expect([answer.status, cached(answer)]).toEqual([status, 'Error from cloudfront']);
    }
    expect((await fetch(`${url}/${'a'.repeat(9000)}`)).status).toBe(414);
    expect(asked).toBe(0);
  });

  it.each([
    ['a GET with a body', 'GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\na', '403'],
    ['two hosts', 'GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n', '400'],
    ['what two parsers may read differently', 'POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: x\r\n\r\n', '400'],
  ])('is %s', async (_, text, status) => {
    const { port } = await start((_request, response) => response.end('reached'));
    const socket = connect(port, '127.0.0.1');
    socket.write(text);
    const [chunk] = await new Promise<Buffer[]>((resolve) => socket.on('data', (bytes: Buffer) => resolve([bytes])));
    expect(chunk?.toString().split(' ')[1]).toBe(status);
    socket.destroy();
  });
});

it('a web socket goes through', async () => {
  const { port, server } = await start((_, response) => response.end());
  server.on('upgrade', (request, socket) => {
    socket.write(`HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`);
    socket.on('data', (bytes: Buffer) => socket.write(`${request.url} ${request.headers['x-viewer']} ${bytes}`));
  });
  const headers = { Connection: 'Upgrade', Upgrade: 'websocket' };
  const said = await new Promise<string>((resolve, fail) => {
    const asked = send({ port, host: '127.0.0.1', path: '/_next/hmr?a=1', headers });
    asked.on('error', fail).on('upgrade', (_, socket) => {
      socket.write('hello');
      socket.on('data', (bytes: Buffer) => {
        resolve(bytes.toString());
        socket.destroy();
      });
    });
    asked.end();
  });
  expect(said).toBe('/_next/hmr?a=1 127.0.0.1 hello');
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deployment, until } from '../portico/world.ts';
import { HOST, requestOf, startObservedApi } from './observed-api.ts';
import { exchange } from './raw-exchange.ts';

let api: Awaited<ReturnType<typeof startObservedApi>>;
beforeAll(async () => {
  api = await startObservedApi('calls');
});
afterAll(() => api.upstream.stop());
beforeEach(() => {
  api.seen.length = 0;
});
const get = (path: string, method = 'GET') =>
  requestOf(`${method} ${api.base}${path} HTTP/1.1`, [HOST, `X-Api-Key: ${api.key}`, 'Connection: close']);
/** The other side closes when it has answered; a process that starts for it takes its time. */
const ask = (bytes: string) => exchange(bytes, 5_000);

describe('a call', () => {
  it('of the root of an API reaches its backend’s address, as it was called', async () => {
    for (const below of ['', '/', '?a=b', '/a/']) expect((await ask(get(below))).statuses).toEqual([200]);
    expect(api.seen.map(({ url }) => url)).toEqual(['/base/v1', '/base/v1/', '/base/v1?a=b', '/base/v1/a/']);
  });

  it.each([
    ...[
      '?b=1&a=2&b=3',
      '?a=%41%2f+%20',
      '?x=%E4%BD&y=%zz',
      '?a&b=&=c&&',
      '?q=\'"<>|{}[]^`~!$()*,;:@/?',
      '?2=b&1=a',
      '?__proto__=a',
    ],
    ...['?', '?a=1&a=1'],
  ])('with the query %s reaches the backend with the same, byte for byte', async (query) => {
    expect((await ask(get(`/things${query}`))).statuses).toEqual([200]);
    expect(api.seen.map(({ url }) => url)).toEqual([`/base/v1/things${query}`]);
  });

  it('says no other query than its own', async () => {
    const spoofed = requestOf(`GET ${api.base}/things?a=1 HTTP/1.1`, [
      ...[HOST, `X-Api-Key: ${api.key}`, 'X-Portico-Query: ?admin=1', 'x_portico_query: ?admin=1', 'Connection: close'],
    ]);
    expect((await ask(spoofed)).statuses).toEqual([200]);
    expect(api.seen[0]?.url).toBe('/base/v1/things?a=1');
    expect(JSON.stringify(api.seen)).not.toContain('admin');
  });

  it('with a header in UTF-8 reaches the backend with the same bytes', async () => {
    const bytes = Buffer.from('日本 é').toString('latin1');
    const sent = requestOf(`GET ${api.base}/things HTTP/1.1`, [
      HOST,
      `X-Api-Key: ${api.key}`,
      `X-Thing: ${bytes}`,
      'Connection: close',
    ]);
    expect((await ask(sent)).statuses).toEqual([200]);
    expect(api.seen[0]?.headers).toContainEqual(['x-thing', bytes]);
  });

  it('is answered with the gateway’s addresses, never with its backend’s', async () => {
    const answer = await fetch(`${deployment.apiUrl}${api.base}/things`, { headers: { 'X-Api-Key': api.key } });
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      location: `${deployment.apiUrl}${api.base}/made/1`,
      link: `<${deployment.apiUrl}${api.base}/things?page=2>; rel="next"`,
      'access-control-allow-origin': deployment.portalUrl,
    });
    for (const name of ['content-location', 'refresh', 'set-cookie'])
      expect(answer.headers.has(name), name).toBe(false);
    expect(JSON.stringify([...answer.headers])).not.toContain(String(deployment.upstreamPort));
  });

  it.each(['TRACE', 'PURGE', 'PROPFIND', 'LINK', 'QUERY', 'MKCOL'])('with %s reaches no backend', async (method) => {
    const { statuses } = await ask(get('/things', method));
    expect(statuses).toHaveLength(1);
    expect([400, 404, 405]).toContain(statuses[0]);
    expect(api.seen).toEqual([]);
  });

  it('that is too large is told so as a problem, at every size, and reaches no backend', async () => {
    const send = async (bytes: number) => {
      const answer = await fetch(`${deployment.apiUrl}${api.base}/things`, {
        method: 'POST',
        headers: { 'X-Api-Key': api.key, 'Content-Type': 'application/octet-stream' },
        body: Buffer.alloc(bytes, 'a'),
      });
      return { status: answer.status, type: answer.headers.get('content-type'), code: await codeOf(answer) };
    };
    const codeOf = async (answer: Response) =>
      answer.ok ? undefined : ((await answer.json()) as { code: string }).code;
    expect((await send(4_000_000)).status).toBe(200);
    expect(api.seen.map(({ body }) => body.length)).toEqual([4_000_000]);
    for (const bytes of [5_000_000, 7_000_000, 10_000_000, 10_485_760, 10_485_761, 20_000_000])
      expect([bytes, await send(bytes)]).toEqual([
        bytes,
        { status: 413, type: 'application/problem+json', code: 'body-too-large' },
      ]);
    expect(api.seen).toHaveLength(1);
    // What was refused after its key was proven is counted as every call is.
    await until('four calls that were too large are counted', async () => {
      const { items } = await api.publisher.client.listCalls({ appId: api.appId, limit: 100 });
      return items.filter(({ status }) => status === 413).length === 4;
    });
  });
});

import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { createEdgeCache } from './edge-cache.ts';
import type { OriginAnswer } from './origin-answer.ts';
import { readCachePolicy } from './policies.ts';

type Line = readonly [string, string];
const POLICY = readCachePolicy({
  CachePolicyConfig: {
    ...{ MinTTL: 0, DefaultTTL: 0, MaxTTL: 3600 },
    ParametersInCacheKeyAndForwardedToOrigin: { CookiesConfig: { CookieBehavior: 'all' } },
  },
});

type Said = { readonly headers?: readonly Line[]; readonly status?: number; readonly body?: string };

/** An edge before an origin that says this, how often it was asked and with which headers. */
const start = (said: Said | ((headers: readonly Line[]) => Said), policy = POLICY, bytesMax = 1_000_000) => {
  let time = 0;
  const cache = createEdgeCache(bytesMax, () => time);
  const asked: (readonly Line[])[] = [];
  const ask = (headers: readonly Line[]): Promise<OriginAnswer> => {
    asked.push(headers);
    const {
      status = 200,
      headers: lines = [],
      body = `answer ${asked.length}`,
    } = typeof said === 'function' ? said(headers) : said;
    const rest = Readable.from([Buffer.from(body)]);
    return Promise.resolve({ status, headers: lines, body: Buffer.alloc(0), rest });
  };
  const get = async (headers: readonly Line[] = [], path = '/', method = 'GET') => {
    const request = { method, path, rawQuery: undefined, headers, address: '', body: Buffer.alloc(0) };
    const answer = await cache.answer(request, { policy, failureSeconds: () => 0 }, ask);
    const chunks = [answer.body];
    for await (const chunk of answer.rest ?? []) chunks.push(chunk as Buffer);
    const line = (wanted: string) => answer.headers.find(([name]) => name === wanted)?.[1];
    const cached = line('X-Cache')?.split(' ', 1)[0];
    return { status: answer.status, cached, age: line('Age'), body: Buffer.concat(chunks).toString(), line };
  };
  return { asked, get, cache, pass: (seconds: number) => (time += seconds * 1000) };
};

const PUBLIC: Said = {
  headers: [
    ['Cache-Control', 'public, max-age=0, s-maxage=10'],
    ['ETag', '"a"'],
  ],
};

describe('what is everybody’s', () => {
  it('is asked for once for as long as the origin says, and tells its age', async () => {
    const { get, pass, asked } = start(PUBLIC);
    expect(await get()).toMatchObject({ cached: 'Miss', age: undefined, body: 'answer 1' });
    pass(9.9);
    expect(await get()).toMatchObject({ cached: 'Hit', age: '9', body: 'answer 1' });
    pass(0.1);
    expect(await get()).toMatchObject({ cached: 'Miss', body: 'answer 2' });
    expect(asked).toHaveLength(2);
  });

  it('is asked for once by a crowd', async () => {
    const { get, asked } = start(PUBLIC);
    const answers = await Promise.all(Array.from({ length: 50 }, () => get()));
    expect(new Set(answers.map(({ body }) => body))).toEqual(new Set(['answer 1']));
    expect(answers.filter(({ cached }) => cached === 'Hit')).toHaveLength(49);
    expect(asked).toHaveLength(1);
  });

  it('is not sent again to whoever has it, and whoever asks so first brings it for all', async () => {
    const { get, asked } = start(PUBLIC);
    expect(await get([['If-None-Match', 'W/"a", "b"']])).toMatchObject({ status: 304, body: '' });
    expect(asked).toEqual([[]]);
    expect(await get([['If-None-Match', '"b"']])).toMatchObject({ status: 200, cached: 'Hit', body: 'answer 1' });
    expect(await get([['if-none-match', '"a"']])).toMatchObject({ status: 304, cached: 'Hit' });
  });

  it('that is out of date is asked whether it still holds, and is kept on where it does', async () => {
    const { get, pass, asked } = start((headers) => {
      const holds = headers.some(([name, value]) => name === 'If-None-Match' && value === '"a"');
      return holds
        ? {
            status: 304,
            headers: [
              ['Cache-Control', 's-maxage=20'],
              ['ETag', '"a"'],
            ],
            body: '',
          }
        : PUBLIC;
    });
    await get();
    pass(10);
    expect(await get()).toMatchObject({ status: 200, cached: 'RefreshHit', body: 'answer 1' });
    pass(19);
    expect(await get()).toMatchObject({ cached: 'Hit', age: '19', body: 'answer 1' });
    expect(asked).toHaveLength(2);
  });

  it('answers a HEAD, which brings nothing itself', async () => {
    const { get, asked } = start(PUBLIC);
    expect(await get([], '/', 'HEAD')).toMatchObject({ cached: 'Miss' });
    expect(await get()).toMatchObject({ cached: 'Miss' });
    expect(await get([], '/', 'HEAD')).toMatchObject({ cached: 'Hit', status: 200 });
    expect(asked).toHaveLength(2);
  });

  it('is let go before memory is full, what nobody asked for longest first', async () => {
    const { get, cache } = start({ ...PUBLIC, body: 'a'.repeat(2000) }, POLICY, 10_000);
    for (const path of ['/1', '/2', '/3', '/4']) await get([], path);
    await get([], '/1');
    await get([], '/5');
    await get([], '/6');
    expect(cache.bytes()).toBeLessThanOrEqual(10_000);
    expect([(await get([], '/1')).cached, (await get([], '/2')).cached]).toEqual(['Hit', 'Miss']);
    expect(cache.bytes()).toBeLessThanOrEqual(10_000);
  });

  it('and larger than what one may have is given whole, and not kept', async () => {
    const { get, cache } = start({ ...PUBLIC, body: 'a'.repeat(5000) }, POLICY, 10_000);
    for (const _ of [1, 2]) expect(await get()).toMatchObject({ cached: 'Miss', body: 'a'.repeat(5000) });
    expect(cache.bytes()).toBe(0);
  });
});

describe('what is one’s own', () => {
  it.each([
    ['private', [['Cache-Control', 'private, max-age=60']]],
    ['no-store', [['Cache-Control', 'no-store']]],
    [
      'a cookie that is set',
      [
        ['Cache-Control', 'public, max-age=60'],
        ['Set-Cookie', 'session=a'],
      ],
    ],
  ] as const)('(%s) is asked for by each, even by those who wait together', async (_, headers) => {
    const { get, asked } = start({ headers });
    const bodies = await Promise.all(Array.from({ length: 5 }, async () => (await get()).body));
    expect(new Set(bodies).size).toBe(5);
    expect(await get()).toMatchObject({ cached: 'Miss', body: 'answer 6' });
    expect(asked).toHaveLength(6);
  });

  it('is not waited for by others, once it is known to be', async () => {
    const { cache, get } = start({ headers: [['Cache-Control', 'no-store']] });
    await get();
    const request = { method: 'GET', path: '/', rawQuery: undefined, headers: [], address: '', body: Buffer.alloc(0) };
    // Its origin never answers.
    void cache.answer(request, { policy: POLICY, failureSeconds: () => 0 }, () => new Promise(() => {}));
    expect(await get()).toMatchObject({ body: 'answer 2' });
  });

  it('never reaches anybody with other cookies, though the origin calls it everybody’s', async () => {
    const { get } = start((headers) => ({ ...PUBLIC, body: `page of ${headers.map(([, value]) => value).join()}` }));
    const names = ['session=a', 'session=b', 'session=a; theme=dark'];
    for (const cookie of [...names, ...names]) expect((await get([['Cookie', cookie]])).body).toBe(`page of ${cookie}`);
    expect((await get()).body).toBe('page of ');
  });

  it('and asked for with an Authorization is kept only where it is said to be everybody’s', async () => {
    const { get } = start({ headers: [['Cache-Control', 'max-age=60']] });
    const bearer = [['Authorization', 'Bearer a']] as const;
    expect([(await get(bearer)).body, (await get(bearer)).body]).toEqual(['answer 1', 'answer 2']);
  });

  it('is not kept of a request that changes something, and not of a part', async () => {
    const { get } = start(PUBLIC);
    for (const _ of [1, 2]) expect(await get([], '/', 'POST')).toMatchObject({ cached: 'Miss' });
    for (const _ of [1, 2]) expect(await get([['Range', 'bytes=0-1']])).toMatchObject({ cached: 'Miss' });
  });
});

it('an origin that fails fails for all who wait, breaks off for none as if it were whole, and is asked again', async () => {
  const cache = createEdgeCache(1_000_000);
  const rules = { policy: POLICY, failureSeconds: () => 0 };
  const request = { method: 'GET', path: '/', rawQuery: undefined, headers: [], address: '', body: Buffer.alloc(0) };
  let asked = 0;
  const broken = () => {
    asked += 1;
    const rest = new Readable({ read: () => {} });
    rest.push('half');
    setImmediate(() => rest.destroy(new Error('gone')));
    return Promise.resolve({ status: 200, headers: PUBLIC.headers ?? [], body: Buffer.alloc(0), rest });
  };
  const outcomes = await Promise.allSettled([1, 2, 3].map(() => cache.answer(request, rules, broken)));
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  expect([asked, cache.bytes()]).toEqual([1, 0]);
  await expect(cache.answer(request, rules, broken)).rejects.toThrow('gone');
  expect(asked).toBe(2);
});

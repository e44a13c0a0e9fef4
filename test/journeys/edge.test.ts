import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { DEMO } from '../../scripts/start/demo.ts';
import { everythingLogged } from '../portico/logs.ts';
import { deployment, type Person, publishApi, signIn, smallDocument, until } from '../portico/world.ts';

const slug = `edge-${randomUUID().slice(0, 6)}`;
const ask = (path: string, headers: Record<string, string> = {}, origin = deployment.portalUrl) =>
  fetch(origin + path, { headers, redirect: 'manual' });
const cached = ({ headers }: Response) => headers.get('x-cache');
const HIT = 'Hit from cloudfront';
const MISS = 'Miss from cloudfront';
let publisher: Person;

beforeAll(async () => {
  publisher = await signIn('publisher');
  await publishApi(publisher, slug, smallDocument(), deployment.museumUrl);
});

/** What visitors read of the API so far: each call has a line of its own in a log. */
const reads = async (): Promise<number> => (await everythingLogged()).join('').split('GET /public/apis/').length;

/** Signs in by the portal as somebody who writes headers into their requests; answers the cookies. */
const signInBy = async (headers: Record<string, string>) => {
  const answer = await fetch(`${deployment.portalUrl}/auth/password`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: deployment.portalUrl, 'user-agent': slug, ...headers },
    body: JSON.stringify({ email: DEMO.publisher.email, password: DEMO.publisher.password, returnTo: '/' }),
  });
  expect([answer.status, cached(answer)]).toEqual([200, MISS]);
  return answer.headers.getSetCookie().map((line) => line.split(';', 1)[0] ?? '');
};

describe('the edge before the portal', () => {
  it('answers the second visitor of a page by itself: nothing behind it is asked', async () => {
    const path = `/apis/${slug}/reference`;
    const first = await ask(path);
    expect([first.status, cached(first)]).toEqual([200, MISS]);
    await first.text();
    // A busy machine may take longer than the page is kept.
    const { text, second, known, more } = await until('two visitors of a page while it is kept', async () => {
      const text = await (await ask(path)).text();
      const before = await reads();
      const second = await ask(path);
      const known = await ask(path, { 'if-none-match': second.headers.get('etag') ?? '' });
      const isKept = cached(second) === HIT && cached(known) === HIT;
      return isKept && { text, second, known, more: (await reads()) - before };
    });
    expect([second.status, await second.text(), known.status]).toEqual([200, text, 304]);
    expect(Number(second.headers.get('age'))).toBeLessThan(10);
    expect(more).toBe(0);
    // Had nothing been logged, nothing would have been counted.
    expect(await reads()).toBeGreaterThan(1);
  });

  it('is asked for a page once by a crowd', async () => {
    const path = `/apis/${slug}/changelog`;
    const crowd = await Promise.all(Array.from({ length: 30 }, () => ask(path)));
    expect(crowd.filter((answer) => cached(answer) === MISS)).toHaveLength(1);
    expect(new Set(await Promise.all(crowd.map((answer) => answer.text()))).size).toBe(1);
  });

  it('keeps languages and themes apart, and what is asked as Markdown', async () => {
    const path = `/apis/${slug}`;
    const looks = [{}, { cookie: 'locale=de' }, { cookie: 'locale=en; theme=dark' }, { accept: 'text/markdown' }];
    const texts = async () => Promise.all(looks.map(async (headers) => (await ask(path, headers)).text()));
    const made = await texts();
    expect(new Set(made).size).toBe(4);
    expect(await texts()).toEqual(made);
    // Who has chosen no language is shown the page of what their browser speaks.
    expect(await (await ask(path, { 'accept-language': 'de-DE,de;q=0.9' })).text()).toContain('<html lang="de"');
  });

  it('keeps no page of anybody who is signed in, and gives it to nobody else', async () => {
    const cookie = (await signInBy({})).join('; ');
    for (const path of ['/apps', '/', `/apis/${slug}`]) {
      const own = [await ask(path, { cookie }), await ask(path, { cookie })];
      expect([path, own.map(cached)]).toEqual([path, [MISS, MISS]]);
      expect(own[0]?.headers.get('cache-control')).toMatch(/private|no-store/);
      const texts = await Promise.all(own.map((answer) => answer.text()));
      for (const text of texts) expect(text).toContain(DEMO.publisher.email);
      expect(await (await ask(path)).text()).not.toContain(DEMO.publisher.email);
    }
  });

  it('is the only way in: the pages’ own server answers nobody who comes past it', async () => {
    const { port } = new URL(deployment.portalUrl);
    const own = `http://localhost:${Number(port) + 7}`;
    for (const path of ['/', '/apis/museum', '/sign-in', '/llms.txt', '/api/portico/meta/health', '/nowhere'])
      for (const headers of [{}, { 'x-portico-edge': 'guessed', 'x-portico-viewer': '127.0.0.1' }]) {
        const answer = await fetch(`${own}${path}`, { headers, redirect: 'manual' });
        expect([path, answer.status, answer.headers.get('cache-control')]).toEqual([path, 403, 'no-store']);
        expect(await answer.text()).toContain(deployment.portalUrl);
      }
    const { email, password } = DEMO.publisher;
    const posted = await fetch(`${own}/auth/password`, {
      method: 'POST',
      headers: { origin: deployment.portalUrl, 'content-type': 'application/json' },
      body: JSON.stringify({ email, password }),
    });
    expect([posted.status, posted.headers.getSetCookie()]).toEqual([403, []]);
  });

  it('says itself who asks: what comes from outside under its names counts for nothing', async () => {
    const said = { 'x-portico-viewer': '203.0.113.7', 'x-portico-edge': 'a guess', 'x-portico-for': '203.0.113.7' };
    await signInBy({ ...said, 'x-portico-portal': 'a guess', 'x-forwarded-for': '203.0.113.7' });
    const { items } = await publisher.client.listSessions();
    const [newest] = items.toSorted((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
    expect(newest?.address).toBe('127.0.0.1');
  });

  it('has the firewall of the portal before it', async () => {
    for (const [path, headers] of [
      ['/.git/config', {}],
      ['/apis', { 'user-agent': 'sqlmap/1.8' }],
    ] as const) {
      const answer = await ask(path, headers);
      expect([answer.status, cached(answer)]).toEqual([403, 'Error from cloudfront']);
      expect(await answer.json()).toMatchObject({ code: 'forbidden', requestId: 'edge' });
    }
  });
});

describe('the edge before the API', () => {
  it('answers by itself what visitors read, whoever asks, for as long as the API says, and nothing else', async () => {
    const path = `/public/apis?q=${slug}`;
    const read = (headers = {}, of = path) => ask(of, headers, deployment.apiUrl);
    const first = await read();
    expect([first.status, cached(first)]).toEqual([200, MISS]);
    // What is kept is the whole answer, with the name of the request that it was made for.
    const isKept = await until('two visitors while it is kept', async () => {
      const [one, other] = [await read(), await read({ authorization: `Bearer ${publisher.token}`, cookie: 'a=b' })];
      return cached(other) === HIT && one.headers.get('x-request-id') === other.headers.get('x-request-id');
    });
    expect(isKept).toBe(true);
    expect(cached(await read({}, `${path}&limit=1`))).toBe(MISS);
    const mine = await read({ authorization: `Bearer ${publisher.token}` }, '/users/me');
    expect([mine.status, cached(mine)]).toEqual([200, null]);
  });
});

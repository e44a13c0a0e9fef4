import { Portico } from '@portico/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CORPORATE_CLIENT, DEMO, OTHER_CLIENTS } from '../../scripts/start/demo.ts';
import { createSession } from '../../scripts/start/sign-in.ts';
import { data } from '../portico/table.ts';
import { startUpstream } from '../portico/upstream.ts';
import { deployment, type Person, publishApi, signIn, smallDocument, until } from '../portico/world.ts';
import { exchange } from './raw-exchange.ts';
import { signInRival } from './rival.ts';

/** What was promised: five seconds for what is ended, none for what expires; and the time of a few calls of this machine. */
const ENDS_WITHIN_SECONDS = 5;
const CALLS_SECONDS = 1;
/** All kinds are waited for at once: each asks so seldom that none waits for another. */
const ASKED_EVERY_MILLISECONDS = 150;

let publisher: Person;
let upstream: Awaited<ReturnType<typeof startUpstream>>;
const delays: Record<string, string> = {};

beforeAll(async () => {
  publisher = await signIn('publisher');
  upstream = await startUpstream((_, response) => void response.end('ok'));
});
afterAll(async () => {
  console.table(delays);
  await upstream.stop();
});

const proxy = async (slug: string, secret: string) => {
  const answer = await fetch(`${deployment.apiUrl}/proxy/${slug}/things`, { headers: { 'X-Api-Key': secret } });
  const body = answer.status === 200 ? {} : ((await answer.json()) as { code?: string });
  return { status: answer.status, code: body.code };
};
const portal = async (token: string, method = 'GET', path = '/users/me', body: object = { name: 'Late' }) =>
  (
    await fetch(deployment.apiUrl + path, {
      method,
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      ...(method === 'POST' && { body: JSON.stringify(body) }),
    })
  ).status;

/** A public API of the publisher, and an app of a stranger with a key for it. */
const subscribed = async (rival: Person) => {
  const slug = `ends-${Math.random().toString(36).slice(2, 10)}`;
  const api = await publishApi(publisher, slug, smallDocument(), upstream.url);
  const { id: appId } = await rival.client.createApp({ body: { teamId: rival.teamId, name: 'Ends' } });
  const { id: subscriptionId } = await rival.client.createSubscription({
    appId,
    body: { apiId: slug, planId: 'premium' },
  });
  const { key, secret } = await rival.client.createApiKey({ appId, body: { name: 'Ends', environment: 'live' } });
  return { api, slug, appId, subscriptionId, keyId: key.id, secret };
};
const newRival = () => signInRival(`ends-${Math.random().toString(36).slice(2)}@portico.example`);

/** Refused so often in a row, whichever instance of a function is asked: each keeps for itself what it knows. */
const STAYS = 6;

/** Asks until it stays refused; how long after `from` the first of those refusals was. */
const measure = async (kind: string, from: number, ask: () => Promise<boolean>, seconds = ENDS_WITHIN_SECONDS) => {
  let times = 0;
  let since = 0;
  const stays = async () => {
    const refused = await ask();
    if (refused && times === 0) since = Date.now();
    times = refused ? times + 1 : 0;
    return times === STAYS;
  };
  await until(`${kind}: stays refused`, stays, { seconds: seconds + 10, every: ASKED_EVERY_MILLISECONDS });
  const late = (since - from) / 1000;
  delays[kind] = `${late.toFixed(2)} s`;
  expect(late).toBeLessThan(seconds + CALLS_SECONDS);
};

describe.concurrent('what ends, ends within five seconds at every door, however warm its answers are', () => {
  it('a revoked key', async () => {
    const rival = await newRival();
    const { slug, appId, keyId, secret } = await subscribed(rival);
    expect((await proxy(slug, secret)).status).toBe(200);
    await rival.client.revokeApiKey({ appId, keyId });
    await measure('revoked key', Date.now(), async () => (await proxy(slug, secret)).status === 401);
  });

  it('a key that expires, in that instant', async () => {
    const rival = await newRival();
    const { slug, appId } = await subscribed(rival);
    const expiresAt = new Date(Date.now() + 3000);
    const { secret } = await rival.client.createApiKey({
      appId,
      body: { name: 'Soon', environment: 'live', expiresAt: expiresAt.toISOString() },
    });
    expect((await proxy(slug, secret)).status).toBe(200);
    await measure('expired key', expiresAt.getTime(), async () => (await proxy(slug, secret)).status === 401, 0);
    expect(Date.now()).toBeGreaterThanOrEqual(expiresAt.getTime());
  });

  it('a cancelled subscription', async () => {
    const rival = await newRival();
    const { slug, appId, subscriptionId, secret } = await subscribed(rival);
    expect((await proxy(slug, secret)).status).toBe(200);
    await rival.client.cancelSubscription({ appId, subscriptionId });
    await measure(
      'cancelled subscription',
      Date.now(),
      async () => (await proxy(slug, secret)).code === 'not-subscribed',
    );
  });

  it('an API that is made private, for who can no longer see it; not for its own team', async () => {
    const rival = await newRival();
    const { api, slug, secret } = await subscribed(rival);
    const { id: appId } = await publisher.client.createApp({ body: { teamId: publisher.teamId, name: 'Own' } });
    await publisher.client.createSubscription({ appId, body: { apiId: slug, planId: 'premium' } });
    const own = await publisher.client.createApiKey({ appId, body: { name: 'Own', environment: 'live' } });
    expect([(await proxy(slug, secret)).status, (await proxy(slug, own.secret)).status]).toEqual([200, 200]);
    const { headers } = await publisher.client.getApi({ apiId: api.id }).withResponse();
    await publisher.client.updateApi({
      apiId: api.id,
      'If-Match': headers.get('etag') ?? '',
      body: { visibility: 'private' },
    });
    await measure('API made private', Date.now(), async () => (await proxy(slug, secret)).code === 'api-hidden');
    expect((await proxy(slug, own.secret)).status).toBe(200);
  });

  it('an API that is private, for a team that it is not shared with any more; it is nobody else’s meanwhile', async () => {
    const [rival, other] = [await newRival(), await newRival()];
    const [one, two] = [await subscribed(rival), await subscribed(other)];
    const { client } = publisher;
    const share = async (sharedWith: string[]) => {
      const { headers } = await client.getApi({ apiId: one.api.id }).withResponse();
      const body = { visibility: 'private', sharedWith } as const;
      await client.updateApi({ apiId: one.api.id, 'If-Match': headers.get('etag') ?? '', body });
    };
    await other.client.createSubscription({ appId: two.appId, body: { apiId: one.slug, planId: 'premium' } });
    const teams = rival.teamId;
    expect(await client.countSubscribers({ apiId: one.slug, sharedWith: teams })).toMatchObject({ live: 2, cutOff: 1 });
    await share([rival.teamId]);
    const hidden = async (secret: string) => (await proxy(one.slug, secret)).code === 'api-hidden';
    await measure('API shared with others', Date.now(), () => hidden(two.secret));
    expect((await proxy(one.slug, one.secret)).status).toBe(200);
    const seen = async ({ token }: Person) => portal(token, 'GET', `/apis/${one.slug}`);
    expect([await seen(rival), await seen(other)]).toEqual([200, 404]);
    const document = `/apis/${one.slug}/versions/latest/document`;
    const read = async ({ token }: Person) => portal(token, 'GET', document);
    expect([await read(rival), await read(other)]).toEqual([200, 404]);
    const listed = async ({ client: of }: Person) => (await of.listApis({ q: one.slug })).items.map(({ slug }) => slug);
    await until('it is listed', async () => (await listed(rival)).includes(one.slug));
    expect(await listed(other)).toEqual([]);
    await share([]);
    await measure('API no longer shared', Date.now(), () => hidden(one.secret));
    expect([await seen(rival), await listed(rival)]).toEqual([404, []]);
  });

  it('a disabled user: the token, and the keys of a team of which nobody is left', async () => {
    const rival = await newRival();
    const { slug, secret } = await subscribed(rival);
    const { user } = await rival.client.getCurrentUser();
    expect([await portal(rival.token), (await proxy(slug, secret)).status]).toEqual([200, 200]);
    await data.entities.user.patch({ userId: user.id }).set({ disabledAt: new Date().toISOString() }).go();
    const from = Date.now();
    await measure('disabled user’s token', from, async () => (await portal(rival.token)) === 401);
    await measure(
      'keys of a team of disabled users',
      from,
      async () => (await proxy(slug, secret)).code === 'team-disabled',
    );
  });

  it('a session that was signed out: its access token neither reads nor writes', async () => {
    const rival = await newRival();
    expect(await portal(rival.token)).toBe(200);
    const { items } = await rival.client.listSessions();
    for (const { id } of items) await rival.client.deleteSession({ sessionId: id });
    await measure('signed-out session', Date.now(), async () => (await portal(rival.token)) === 401);
    expect(await portal(rival.token, 'POST', '/teams')).toBe(401);
  });

  it('a connection that is switched off, for all who came through it; switched on again, it opens none of it', async () => {
    const { client } = await signIn('admin');
    const { id, provider } = await client.createConnection({
      body: {
        ...{ name: 'Ends', kind: 'oidc', issuer: deployment.idpUrl },
        ...{ clientId: OTHER_CLIENTS[2], clientSecret: CORPORATE_CLIENT.secret },
        claims: { email: 'email', name: 'name' },
      },
    });
    const turn = async (enabled: boolean) => {
      const { headers } = await client.getConnection({ connectionId: id }).withResponse();
      const seen = { connectionId: id, 'If-Match': headers.get('etag') ?? '' };
      await client.updateConnection({ ...seen, body: { enabled } });
    };
    await turn(true);
    const { accessToken, sessionToken } = await createSession(deployment, { ...DEMO.partner, provider });
    expect(await portal(accessToken)).toBe(200);
    await turn(false);
    await measure('switched-off connection', Date.now(), async () => (await portal(accessToken)) === 401);
    await turn(true);
    expect(await portal(accessToken)).toBe(401);
    const visitor = new Portico({ baseUrl: deployment.apiUrl, retries: 0 });
    await expect(visitor.refreshSession({ body: { sessionToken } })).rejects.toMatchObject({ status: 401 });
    await client.deleteConnection({ connectionId: id });
  });
});

// By itself: what is measured above does not wait behind so many.
describe('what was begun before and after', () => {
  it('a role that is taken while 200 requests are under way: what begins after that changes nothing', async () => {
    const rival = await newRival();
    const { user } = await rival.client.getCurrentUser();
    const { client } = await signIn('admin');
    const { headers } = await client.getUser({ userId: user.id }).withResponse();
    const begun: { readonly at: number; readonly status: number }[] = [];
    const upload = async () => {
      const at = Date.now();
      const status = await portal(rival.token, 'POST', '/document-uploads', { sizeBytes: 10 });
      begun.push({ at, status });
      return status === 403;
    };
    const underWay = Array.from({ length: 200 }, upload);
    const body = { role: 'developer' as const };
    await client.updateUser({ userId: user.id, 'If-Match': headers.get('etag') ?? '', body });
    const from = Date.now();
    let refusals = 0;
    await until(
      'it stays refused',
      async () => {
        refusals = (await upload()) ? refusals + 1 : 0;
        return refusals >= STAYS && Date.now() > from + ENDS_WITHIN_SECONDS * 1000;
      },
      { seconds: 45, every: ASKED_EVERY_MILLISECONDS },
    );
    await Promise.all(underWay);
    const bound = from + (ENDS_WITHIN_SECONDS + CALLS_SECONDS) * 1000;
    expect(begun.filter(({ status }) => ![201, 403].includes(status))).toEqual([]);
    expect(begun.filter(({ at, status }) => at > bound && status !== 403)).toEqual([]);
    expect(begun.filter(({ at, status }) => at < from && status === 201).length).toBeGreaterThan(0);
  });
});

describe('a credential that is given twice', () => {
  const { host } = new URL(deployment.apiUrl);
  /** Lines as they are: what speaks HTTP for us would join two of one name. */
  const status = async (path: string, ...lines: string[]) =>
    (
      await exchange(
        [`GET ${path} HTTP/1.1`, `Host: ${host}`, ...lines, 'Connection: close', '', ''].join('\r\n'),
        3000,
      )
    ).statuses[0];

  it('is refused cold and warm alike, at both doors', async () => {
    const rival = await newRival();
    const { slug, appId, secret } = await subscribed(rival);
    const other = await rival.client.createApiKey({ appId, body: { name: 'Other', environment: 'live' } });
    const path = `/proxy/${slug}/things`;
    const key = `X-Api-Key: ${secret}`;
    const token = `Authorization: Bearer ${rival.token}`;
    for (const state of ['cold', 'warm']) {
      const refused = {
        'two keys': await status(path, `X-Api-Key: ${other.secret}`, key),
        'one key twice': await status(path, key, key),
        'a list of keys': await status(path, `${key}, ${secret}`),
        'a key and another in the query': await status(`${path}?api_key=${other.secret}`, key),
        'a key and another as a token': await status(path, key, `Authorization: Bearer ${other.secret}`),
        'two tokens': await status('/users/me', `Authorization: Bearer ${publisher.token}`, token),
        'one token twice': await status('/users/me', token, token),
        'a token and a key': await status('/users/me', token, key),
      };
      for (const [what, answered] of Object.entries(refused))
        expect([state, what, answered]).toEqual([state, what, 401]);
      for (const right of [await status(path, key), await status('/users/me', token)]) expect(right).toBe(200);
    }
  });
});

import { expect, it } from 'vitest';
import { startUpstream } from '../portico/upstream.ts';
import { deployment, publishApi, signIn, smallDocument, subscribeWithMost, until } from '../portico/world.ts';

const CALLS = 500;
const CONNECTIONS = 8;

it(`${CALLS} calls over ${CONNECTIONS} connections are ${CALLS} in the usage within 15 seconds, not one more or less`, async () => {
  let reached = 0;
  const upstream = await startUpstream((request, response) => {
    reached++;
    response.writeHead(request.url?.startsWith('/broken') ? 503 : 200).end('ok');
  });
  const publisher = await signIn('publisher');
  const slug = `exact-${Date.now()}`;
  const api = await publishApi(
    publisher,
    slug,
    smallDocument({ '/things': 'listThings', '/broken': 'broken' }),
    upstream.url,
  );
  const { id: appId } = await publisher.client.createApp({ body: { teamId: publisher.teamId, name: 'Exact' } });
  await subscribeWithMost(publisher, appId, slug);
  const { secret } = await publisher.client.createApiKey({ appId, body: { name: 'Exact', environment: 'live' } });
  const from = new Date(Date.now() - 60_000).toISOString();

  const answered = new Map<number, number>();
  const send = async (connection: number) => {
    for (let call = connection; call < CALLS; call += CONNECTIONS) {
      const path = call % 10 === 0 ? 'broken' : call % 10 === 1 ? 'nowhere' : 'things';
      const response = await fetch(`${deployment.apiUrl}/proxy/${slug}/${path}`, { headers: { 'X-Api-Key': secret } });
      await response.arrayBuffer();
      answered.set(response.status, (answered.get(response.status) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, (_, connection) => send(connection)));
  expect(Object.fromEntries(answered)).toEqual({ 200: (CALLS * 9) / 10, 503: CALLS / 10 });
  expect(reached).toBe(CALLS);

  const usage = () => publisher.client.getAppUsage({ appId, from, to: new Date(Date.now() + 60_000).toISOString() });
  await until('every call is counted', async () => (await usage()).total.requests >= CALLS, 15);
  const { total, byStatus, byOperation } = await usage();
  expect(total).toMatchObject({ requests: CALLS, errors: CALLS / 10 });
  expect(byStatus).toEqual([
    { status: 200, requests: (CALLS * 9) / 10 },
    { status: 503, requests: CALLS / 10 },
  ]);
  expect(byOperation.reduce((sum, { figures }) => sum + figures.requests, 0)).toBe(CALLS);
  const ofApi = await publisher.client.getApiUsage({
    apiId: api.id,
    from,
    to: new Date(Date.now() + 60_000).toISOString(),
  });
  expect(ofApi.total.requests).toBe(CALLS);
  await upstream.stop();
});

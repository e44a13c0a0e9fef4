import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { LAMPS, SHELVES } from '../../packages/openapi/test/other-kinds.ts';
import { importDocument } from '../../scripts/start/seed.ts';
import { startUpstream } from '../portico/upstream.ts';
import { deployment, type Person, signIn, subscribeWithMost } from '../portico/world.ts';

const [shelves, lamps] = [`shelves-${randomUUID().slice(0, 8)}`, `lamps-${randomUUID().slice(0, 8)}`];
let publisher: Person;

const publish = async (slug: string, content: string, more: { version?: string; backendUrl?: string }) => {
  const { id: importId, facts } = await importDocument(publisher.client, { content });
  const body = { importId, teamId: publisher.teamId, slug, name: slug, visibility: 'public' as const, ...more };
  const api = await publisher.client.createApi({ body });
  await publisher.client.publishApiVersion({ apiId: api.id, version: more.version ?? facts?.version ?? '' });
  return api;
};

beforeAll(async () => {
  publisher = await signIn('publisher');
});

describe('an API whose document is no OpenAPI', () => {
  it('of GraphQL is called through the gateway as one, with a key, wherever below it', async () => {
    const asked: string[] = [];
    const upstream = await startUpstream(async (request, response) => {
      asked.push(`${request.method} ${request.url} ${(await request.toArray()).join('')}`);
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"data":{"book":null}}');
    });
    try {
      const api = await publish(shelves, SHELVES, { version: '1.0.0', backendUrl: `${upstream.url}/graphql` });
      expect(api.kind).toBe('graphql');
      const { id: appId } = await publisher.client.createApp({ body: { teamId: publisher.teamId, name: 'Reader' } });
      await subscribeWithMost(publisher, appId, api.id);
      const { secret } = await publisher.client.createApiKey({ appId, body: { name: 'Key', environment: 'live' } });
      const url = `${deployment.apiUrl}/proxy/${shelves}`;
      const query = JSON.stringify({ query: '{ book(isbn: "1") { title } }' });
      const headers = { 'content-type': 'application/json', 'x-api-key': secret };
      const answer = await fetch(url, { method: 'POST', headers, body: query });
      expect([answer.status, await answer.json()]).toEqual([200, { data: { book: null } }]);
      expect((await fetch(`${url}/schema?full=1`, { headers: { 'x-api-key': secret } })).status).toBe(200);
      expect(asked).toEqual([`POST /graphql ${query}`, 'GET /graphql/schema?full=1 ']);
      expect((await fetch(url, { method: 'POST', body: query })).status).toBe(401);
    } finally {
      await upstream.stop();
    }
  });

  it('of AsyncAPI is published without a backend; the gateway knows none of it until there is one', async () => {
    const api = await publish(lamps, LAMPS, {});
    expect(api.kind).toBe('asyncapi');
    const version = await publisher.client.getApiVersion({ apiId: lamps, version: 'latest' });
    expect(version).toMatchObject({ kind: 'asyncapi', openapi: '3.0.0', operations: 2 });
    const page = await fetch(
      `${deployment.apiUrl}/public/apis/${lamps}/versions/latest/reference/operations/onMeasured`,
    );
    expect([page.status, await page.json()]).toMatchObject([200, { kind: 'exchange', method: 'receive' }]);
  });

  it('has no SDK, mock, collection or tool: each is answered as not there, with the reason', async () => {
    const at = (slug: string) => `${deployment.apiUrl}/public/apis/${slug}/versions/latest`;
    for (const path of ['sdks/go', 'files/postman', 'reference/operations/book/mock']) {
      const answer = await fetch(`${at(shelves)}/${path}`);
      const problem = { code: 'not-found', detail: 'There is this only of what has an OpenAPI document.' };
      expect([answer.status, await answer.json()], path).toMatchObject([404, problem]);
    }
    const sdl = await fetch(`${at(shelves)}/files/graphql`);
    expect([sdl.status, await sdl.text()]).toEqual([200, SHELVES]);
    const mcp = await fetch(`${deployment.apiUrl}/mcp/${shelves}`, { method: 'POST', body: '{}' });
    expect(mcp.status).toBeLessThan(500);
  });
});

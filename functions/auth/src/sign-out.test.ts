import { createServer, type Server } from 'node:http';
import type { ConnectionItem } from '@portico/data';
import { CORPORATE_CONNECTION, createId } from '@portico/domain';
import { createEgress } from '@portico/egress';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createScene, type Scene } from '../test/scene.ts';
import { newSession } from './session-items.ts';

let server: Server;
let issuer: string;
let scene: Scene;
/** What the identity provider says of where sign-outs are done; `undefined`: it never answers. */
let said: unknown;
let asked = 0;

beforeAll(async () => {
  server = createServer((_request, response) => {
    asked += 1;
    if (said !== undefined) response.writeHead(200).end(typeof said === 'string' ? said : JSON.stringify(said));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  issuer = `http://127.0.0.1:${port}`;
  const egress = createEgress({ allow: `127.0.0.1/32:${port}` });
  const corporate = { issuer: `${issuer}/`, clientId: 'corporate-client', domains: [], groups: undefined };
  scene = await createScene(undefined, {}, { egress, corporate });
});
beforeEach(() => {
  asked = 0;
  scene.clock.pass(601);
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** Somebody who came through this connection signs out. */
const signOut = async (connectionId: string | undefined) => {
  const { member } = scene.people;
  const at = scene.clock.now();
  const begun = { userId: member.userId, refreshToken: 'r', device: undefined, secondFactor: false };
  const { item, sessionToken } = newSession({ ...begun, connectionId, at });
  await scene.data.entities.session.create(item).go();
  const { status, body } = await scene.call<{ endSessionUrl?: string }>('signOut', { body: { sessionToken } });
  const stranger = { body: { sessionToken: `${sessionToken.slice(0, -1)}${sessionToken.endsWith('a') ? 'b' : 'a'}` } };
  expect((await scene.call('signOut', stranger)).status).toBe(401);
  const kept = (await scene.data.entities.session.get({ sessionId: item.sessionId }).go({ consistent: true })).data;
  expect([status, kept?.endedAt !== undefined]).toEqual([200, true]);
  return body.endSessionUrl;
};
const connect = async (more: Partial<ConnectionItem> = {}) => {
  const connectionId = createId('connection', scene.clock.now());
  const item: ConnectionItem = {
    ...{ connectionId, name: 'Acme', kind: 'oidc', issuer, clientId: 'acme-client', enabled: true, list: 'all' },
    ...{ domains: [], claims: { email: 'email', name: 'name' }, mappings: [], createdAt: '2026-01-01T00:00:00Z' },
    ...more,
  };
  await scene.data.entities.connection.create(item).go();
  return connectionId;
};

describe('signing out', () => {
  it('ends the session, and leads to the identity provider it came through, and from there to the portal alone', async () => {
    said = { end_session_endpoint: `${issuer}/bye?tenant=1#top` };
    const url = new URL((await signOut(await connect())) ?? '');
    expect(url.origin + url.pathname + url.hash).toBe(`${issuer}/bye`);
    expect(Object.fromEntries(url.searchParams)).toEqual({
      tenant: '1',
      client_id: 'acme-client',
      post_logout_redirect_uri: 'https://portal.example/auth/signed-out',
    });
    expect(asked).toBe(1);
    // Known for a while.
    await signOut(await connect());
    expect(asked).toBe(1);
  });

  it('leads to the deployment’s own', async () => {
    said = { end_session_endpoint: 'https://idp.example/bye' };
    await scene.call('listConnections', { as: scene.people.admin });
    expect(await signOut(CORPORATE_CONNECTION)).toMatch(/^https:\/\/idp\.example\/bye\?client_id=corporate-client&/);
  });

  it('leads nowhere for a password, SAML, a connection that is gone, and one without such an address', async () => {
    said = {};
    expect(await signOut(undefined)).toBeUndefined();
    expect(await signOut(createId('connection', scene.clock.now()))).toBeUndefined();
    expect(await signOut(await connect({ kind: 'saml' }))).toBeUndefined();
    expect(asked).toBe(0);
    expect(await signOut(await connect())).toBeUndefined();
  });

  it.each([
    ['null', 'null'],
    ['no JSON', '<html>'],
    ['a script', { end_session_endpoint: 'javascript:alert(1)' }],
    ['plain HTTP elsewhere', { end_session_endpoint: 'http://elsewhere.example/bye' }],
    ['somebody’s password', { end_session_endpoint: 'https://a:b@idp.example/bye' }],
    ['no text', { end_session_endpoint: [1] }],
  ])('leads nowhere where the identity provider says %s', async (_, answer) => {
    said = answer;
    expect(await signOut(await connect())).toBeUndefined();
  });

  it('is done within two seconds where the identity provider never answers', async () => {
    said = undefined;
    const began = performance.now();
    expect(await signOut(await connect())).toBeUndefined();
    expect(performance.now() - began).toBeLessThan(2000);
  });
});

import { createServer, type Server } from 'node:http';
import { auth } from '@portico/contract/auth';
import { brokenOff, faultsOfRepetition } from '@portico/data/broken-off';
import { createFaultyTable } from '@portico/data/test-table';
import { createEgress } from '@portico/egress';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { playProviders } from '../test/played-providers.ts';
import { createScene, type Scene } from '../test/scene.ts';
import { exception, startUserPoolEndpoint } from '../test/user-pool-endpoint.ts';
import { userPool } from './user-pool.ts';

let server: Server;
let issuer: string;
let table: Awaited<ReturnType<typeof createFaultyTable>>;
let endpoint: Awaited<ReturnType<typeof startUserPoolEndpoint>>;
let scene: Scene;
let secret: string;

/** A user pool that has connections, and one account once it was made. */
const playPool = () => {
  let isThere = false;
  const UserAttributes = [{ Name: 'sub', Value: 'sub-new' }];
  playProviders(endpoint).meanwhile(async (operation, { MessageAction }) => {
    if (operation === 'AdminGetUser')
      return { status: 200, body: { UserStatus: 'FORCE_CHANGE_PASSWORD', UserAttributes } };
    if (operation !== 'AdminCreateUser') return undefined;
    if (isThere && MessageAction !== 'RESEND') return exception('UsernameExistsException');
    isThere = true;
    return { status: 200, body: {} };
  });
};

beforeAll(async () => {
  server = createServer((_, response) => response.end(JSON.stringify({ issuer })));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  issuer = `http://127.0.0.1:${port}`;
  [table, endpoint] = await Promise.all([createFaultyTable(), startUserPoolEndpoint()]);
  const pool = userPool(endpoint.options('https://cognito-idp.us-east-1.amazonaws.com/us-east-1_Tests'));
  scene = await createScene(table.data, {}, { pool, egress: createEgress({ allow: `127.0.0.1/32:${port}` }) });
  playPool();
  // The deployment’s own connection is made with the first question for any.
  await scene.call('listConnections', { as: scene.people.admin });
  const { body } = await scene.invite('otto@example.com');
  secret = await scene.mail(body.id);
});
afterAll(async () => {
  server.close();
  await endpoint.stop();
});

/** Every operation of this function that takes an idempotency key. */
const REQUESTS: Readonly<Record<string, () => Parameters<Scene['call']>[1]>> = {
  createTeam: () => ({ as: scene.people.outsider, body: { name: 'Seal' } }),
  createInvitation: () => ({
    ...{ as: scene.people.owner, params: { teamId: scene.teamId } },
    body: { email: 'nora@example.com', role: 'member' },
  }),
  acceptInvitation: () => ({ as: scene.people.outsider, body: { secret } }),
  createAccessToken: () => ({
    as: scene.people.owner,
    body: { name: 'T', scopes: ['apis:read'], expiresAt: '2026-11-29T12:00:00.000Z' },
  }),
  createUser: () => ({
    as: scene.people.admin,
    body: { email: 'new@example.com', name: 'New', role: 'developer' },
  }),
  createConnection: () => ({
    as: scene.people.admin,
    body: {
      ...{ name: 'Acme', kind: 'oidc', issuer, clientId: 'portico', clientSecret: 'very-secret-indeed' },
      claims: { email: 'email', name: 'name', groups: 'groups' },
    },
  }),
  createAuditExport: () => ({ as: scene.people.admin, body: { format: 'jsonl' } }),
  createAuditArchive: () => ({ as: scene.people.admin, body: { before: '2026-11-20T12:00:00.000Z' } }),
};
const NAMES = Object.values(auth).flatMap(({ operation: { id, repeatable } }) => (repeatable ? [id] : []));

describe('a request under an idempotency key that is broken off at any of its writes, and asked for again', () => {
  it.each(NAMES)('%s: has one effect, and one answer', async (name) => {
    const asked = REQUESTS[name];
    if (!asked) throw new Error(`${name} is not tried`);
    const request = asked();
    const call = () => scene.call(name, { ...request, headers: { 'Idempotency-Key': name } });
    const tried = await brokenOff(table, () => scene.clock.pass(61), call);
    expect(faultsOfRepetition(tried)).toEqual([]);
  });
});

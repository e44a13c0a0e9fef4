import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { portico } from '@portico/cli/test-world';
import { handle as chain } from '@portico/cluster/chain';
import { handle as sessions } from '@portico/cluster/sessions';
import { handle as users } from '@portico/cluster/users';
import { handle as wallets } from '@portico/cluster/wallets';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startUpstream } from '../portico/upstream.ts';
import { deployment, signIn } from '../portico/world.ts';

const DAY_MILLISECONDS = 86_400_000;
/** Four documents are imported and read. */
const PATIENCE_MILLISECONDS = 300_000;
const SERVICES = { chain, sessions, users, wallets };
const EXAMPLE = join(import.meta.dirname, '../../examples/cluster');

let folder: string;
let upstream: Awaited<ReturnType<typeof startUpstream>>;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'portico-cluster-'));
  // One port is let through here: the services are told apart by the first part of the path.
  upstream = await startUpstream((request, response) => {
    const [, name = '', rest = '/'] = /^\/(\w+)(\/.*)$/.exec(request.url ?? '') ?? [];
    request.url = rest;
    void SERVICES[name as keyof typeof SERVICES]?.(request, response);
  });
});
afterAll(async () => {
  await upstream.stop();
  rmSync(folder, { recursive: true, force: true });
});

it(
  'the example cluster is registered by its manifest, and its four services answer through the gateway',
  async () => {
    const { client, teamId } = await signIn('publisher');
    const body = {
      ...{ name: 'cluster', expiresAt: new Date(Date.now() + DAY_MILLISECONDS).toISOString() },
      scopes: ['apis:write', 'consumers:read', 'docs:read', 'teams:write', 'users:read'] as const,
    };
    const { secret } = await client.createAccessToken({ body: { ...body, scopes: [...body.scopes] } });
    const urls = Object.keys(SERVICES).map((name) => [`${name.toUpperCase()}_URL`, `${upstream.url}/${name}`]);
    const environment = {
      ...{ PORTICO_URL: deployment.apiUrl, PORTICO_TOKEN: secret, XDG_CONFIG_HOME: folder },
      ...Object.fromEntries(urls),
    };
    expect(await portico(['apply', EXAMPLE], environment)).toMatchObject({ code: 0 });
    expect((await portico(['drift', EXAMPLE], environment)).code).toBe(0);

    const { id: appId } = await client.createApp({ body: { teamId, name: `Cluster ${Date.now()}` } });
    for (const name of Object.keys(SERVICES))
      await client.createSubscription({ appId, body: { apiId: `cluster-${name}`, planId: 'basic' } });
    const { secret: key } = await client.createApiKey({ appId, body: { name: 'Cluster', environment: 'live' } });
    const call = (path: string, init: RequestInit = {}) =>
      fetch(`${deployment.apiUrl}/proxy/cluster-${path}`, {
        ...init,
        headers: { 'X-Api-Key': key, 'Content-Type': 'application/json' },
      });
    expect(await (await call('users/users/ada')).json()).toEqual({ id: 'ada', name: 'Ada Lovelace' });
    expect(await (await call('chain/blocks/1')).json()).toMatchObject({ height: 1, transactions: ['tx-1'] });
    const begun = await call('sessions/sessions', { method: 'POST', body: JSON.stringify({ userId: 'ada' }) });
    expect([begun.status, await begun.json()]).toMatchObject([201, { userId: 'ada' }]);
    const sent = { method: 'POST', body: JSON.stringify({ from: 'ada', to: 'alan', amount: 5 }) };
    expect((await call('wallets/transfers', sent)).status).toBe(201);
    expect(await (await call('wallets/wallets/alan')).json()).toMatchObject({ balance: 55 });
  },
  PATIENCE_MILLISECONDS,
);

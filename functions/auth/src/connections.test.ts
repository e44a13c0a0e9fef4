import { createServer, type Server } from 'node:http';
import { createRaceTable } from '@portico/data/test-table';
import { CORPORATE_CONNECTION, providerOf } from '@portico/domain';
import { createEgress } from '@portico/egress';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { playProviders } from '../test/played-providers.ts';
import { createScene, type Scene } from '../test/scene.ts';
import { exception, startUserPoolEndpoint } from '../test/user-pool-endpoint.ts';
import { userPool } from './user-pool.ts';

type Connection = { id: string; enabled: boolean; domains: string[]; issuer: string; provider: string };

let server: Server;
let issuer: string;
let endpoint: Awaited<ReturnType<typeof startUserPoolEndpoint>>;
let played: ReturnType<typeof playProviders>;
let table: Awaited<ReturnType<typeof createRaceTable>>;
let scene: Scene;
/** What the identity provider answers at a path. */
const documents = new Map<string, string>();

beforeAll(async () => {
  server = createServer((request, response) => {
    const text = documents.get(request.url ?? '');
    response.writeHead(text === undefined ? 404 : 200).end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  issuer = `http://127.0.0.1:${port}`;
  documents.set('/.well-known/openid-configuration', JSON.stringify({ issuer }));
  [endpoint, table] = await Promise.all([startUserPoolEndpoint(), createRaceTable()]);
  const pool = userPool(endpoint.options('https://cognito-idp.us-east-1.amazonaws.com/us-east-1_Tests'));
  const egress = createEgress({ allow: `127.0.0.1/32:${port}` });
  scene = await createScene(
    table.data,
    {},
    {
      ...{ pool, egress },
      corporate: { issuer, clientId: 'the-deployments', domains: ['corp.example'], groups: 'groups' },
    },
  );
});
beforeEach(() => {
  played = playProviders(endpoint);
});
afterAll(async () => {
  server.close();
  await endpoint.stop();
});

const claims = { email: 'email', name: 'name', groups: 'groups' };
const oidc = (more: object = {}) => ({
  ...{ name: 'Acme', kind: 'oidc', issuer, clientId: 'portico', clientSecret: 'very-secret-indeed', claims },
  ...more,
});
const create = (more: object = {}) =>
  scene.call<Connection>('createConnection', { as: scene.people.admin, body: oidc(more) });
const read = (connectionId: string) =>
  scene.call<Connection>('getConnection', { as: scene.people.admin, params: { connectionId } });
const update = async (connectionId: string, body: object) => {
  const { headers } = await read(connectionId);
  return scene.call<Connection>('updateConnection', {
    as: scene.people.admin,
    params: { connectionId },
    headers: { 'if-match': String(headers?.ETag ?? headers?.etag ?? '') },
    body,
  });
};
const remove = (connectionId: string) =>
  scene.call('deleteConnection', { as: scene.people.admin, params: { connectionId } });
const offered = () => endpoint.settings().SupportedIdentityProviders;
const wayOf = async (email: string) =>
  (await scene.call<{ connection?: object }>('findSignInWays', { body: { email } })).body.connection;

describe('a connection', () => {
  it('is made in the user pool and in the table, and leads its mail domain when it is switched on', async () => {
    const { status, body } = await create({ domains: ['acme.example'] });
    expect([status, body.enabled, body.provider]).toEqual([201, false, providerOf(body.id)]);
    expect(played.providers.get(body.provider)).toMatchObject({
      ProviderDetails: {
        oidc_issuer: issuer,
        client_secret: 'very-secret-indeed',
        authorize_scopes: 'openid email profile',
      },
      AttributeMapping: { email: 'email', name: 'name', 'custom:groups': 'groups' },
    });
    expect(endpoint.settings()).toEqual({
      SupportedIdentityProviders: ['Corporate', body.provider],
      CallbackURLs: ['https://portal.example'],
    });
    expect(await wayOf('ann@acme.example')).toBeUndefined();
    expect((await update(body.id, { enabled: true })).status).toBe(200);
    scene.clock.pass(6);
    expect(await wayOf('Ann@ACME.example')).toEqual({ name: body.provider, title: 'Acme' });
    expect(await wayOf('ann@corp.example')).toEqual({ name: 'Corporate' });
    expect((await remove(body.id)).status).toBe(204);
    scene.clock.pass(6);
    expect(await wayOf('ann@acme.example')).toBeUndefined();
    expect([offered(), played.providers.size]).toEqual([['Corporate'], 0]);
    expect((await read(body.id)).status).toBe(404);
  });

  it('shows its secret nowhere, not in an answer, the table or the log', async () => {
    const { body } = await create();
    const changed = await update(body.id, { clientSecret: 'another-secret-still' });
    expect(changed.status).toBe(200);
    expect(played.providers.get(body.provider)?.ProviderDetails).toMatchObject({
      client_secret: 'another-secret-still',
      client_id: 'portico',
    });
    const everything = JSON.stringify([changed.body, await table.items()]);
    expect(everything).toContain('replaced');
    expect(everything).not.toMatch(/very-secret-indeed|another-secret-still/);
    await remove(body.id);
  });

  it('has mail domains that lead to it alone', async () => {
    const first = await create({ domains: ['one.example', 'two.example'] });
    expect((await create({ domains: ['two.example'], clientId: 'second' })).status).toBe(409);
    expect((await create({ domains: ['corp.example'], clientId: 'second' })).status).toBe(409);
    expect(offered()).toEqual(['Corporate', first.body.provider]);
    expect((await update(first.body.id, { domains: ['one.example'] })).status).toBe(200);
    const second = await create({ domains: ['two.example'], clientId: 'second' });
    expect(second.status).toBe(201);
    expect((await update(first.body.id, { domains: ['one.example', 'two.example'] })).status).toBe(409);
    for (const { body } of [first, second]) await remove(body.id);
  });

  it('is of an identity provider that none is of yet, the deployment’s own included', async () => {
    const first = await create();
    const pointer = (answer: { body: unknown }) =>
      (answer.body as { errors?: { pointer: string }[] }).errors?.[0]?.pointer;
    for (const more of [{}, { clientId: 'the-deployments' }]) {
      const again = await create(more);
      expect([again.status, pointer(again)]).toEqual([409, '/issuer']);
    }
    const other = await create({ clientId: 'another' });
    expect(other.status).toBe(201);
    const renamed = await update(other.body.id, { clientId: 'portico' });
    expect([renamed.status, pointer(renamed)]).toEqual([409, '/clientId']);
    expect((await update(other.body.id, { clientId: 'another', name: 'Same' })).status).toBe(200);
    for (const { body } of [first, other]) await remove(body.id);
    const again = await create();
    expect(again.status).toBe(201);
    await remove(again.body.id);
  });

  it('is changed by one at a time: another hears so, and nothing of theirs is done', async () => {
    let other: Awaited<ReturnType<typeof create>> | undefined;
    played.meanwhile(async (operation) => {
      if (operation === 'CreateIdentityProvider') {
        played.meanwhile(async () => undefined);
        other = await create({ name: 'Other' });
      }
      return undefined;
    });
    const { status, body } = await create();
    expect([status, other?.status]).toEqual([201, 503]);
    expect(offered()).toEqual(['Corporate', body.provider]);
    await remove(body.id);
  });

  it('that broke off half way leads nowhere, and the next one clears away what is left', async () => {
    played.meanwhile(async (operation) =>
      operation === 'ListIdentityProviders' ? exception('InternalErrorException') : undefined,
    );
    expect((await create({ domains: ['half.example'] })).status).toBe(503);
    expect([offered(), played.providers.size]).toEqual([['Corporate'], 1]);
    played.meanwhile(async () => undefined);
    const { body } = await create({ domains: ['half.example'] });
    expect([...played.providers.keys()]).toEqual([body.provider]);
    expect(offered()).toEqual(['Corporate', body.provider]);
    // Removed it is from the moment the table says so, whether the user pool hears it or not.
    played.meanwhile(async () => exception('TooManyRequestsException'));
    expect((await remove(body.id)).status).toBe(204);
    expect((await read(body.id)).status).toBe(404);
    played.meanwhile(async () => undefined);
    const next = await create();
    expect(offered()).toEqual(['Corporate', next.body.provider]);
    await remove(next.body.id);
  });

  it('is changed as it was seen only', async () => {
    const { body } = await create();
    await update(body.id, { name: 'New' });
    const stale = await scene.call('updateConnection', {
      as: scene.people.admin,
      params: { connectionId: body.id },
      headers: { 'if-match': '"1"' },
      body: { name: 'Newer' },
    });
    expect(stale.status).toBe(412);
    await remove(body.id);
  });
});

describe('the deployment’s own connection', () => {
  it('stands among the others, and says who it is as it was deployed', async () => {
    const { body } = await scene.call<{ items: (Connection & { managedBy: string })[] }>('listConnections', {
      as: scene.people.admin,
      query: { limit: '1' },
    });
    expect(body.items).toMatchObject([
      { id: CORPORATE_CONNECTION, provider: 'Corporate', issuer, clientId: 'the-deployments', managedBy: 'deployment' },
    ]);
  });

  it('has its mappings changed, and nothing else; the user pool is asked for nothing but the list', async () => {
    const mappings = [{ group: 'platform', role: 'admin', teamId: scene.teamId, teamRole: 'maintainer' }];
    const changed = await update(CORPORATE_CONNECTION, { mappings });
    expect([changed.status, changed.body]).toMatchObject([200, { mappings, enabled: true }]);
    for (const body of [{ enabled: false }, { name: 'Ours', mappings: [] }, { domains: ['corp.example'] }]) {
      const refused = await update(CORPORATE_CONNECTION, body);
      expect([refused.status, refused.body]).toMatchObject([
        409,
        { errors: [{ pointer: `/${Object.keys(body)[0]}` }] },
      ]);
    }
    expect((await remove(CORPORATE_CONNECTION)).status).toBe(409);
    expect((await read(CORPORATE_CONNECTION)).body).toMatchObject({ mappings, name: 'Corporate' });
    expect(played.calls).toEqual([]);
  });

  it('is left alone in the user pool', async () => {
    const { body } = await create();
    await remove(body.id);
    expect(offered()).toEqual(['Corporate']);
    expect(played.calls).not.toContain('UpdateIdentityProvider');
  });
});

describe('what an identity provider says of itself', () => {
  it('is read before it is connected, through the egress door', async () => {
    const refused: [object, string][] = [
      [{ issuer: `${issuer}/nobody` }, '/issuer'],
      [{ issuer: 'http://169.254.169.254' }, '/issuer'],
      [
        { issuer: undefined, kind: 'saml', clientId: undefined, clientSecret: undefined, metadata: '<a/>' },
        '/metadata',
      ],
      [
        {
          issuer: undefined,
          kind: 'saml',
          clientId: undefined,
          clientSecret: undefined,
          metadataUrl: `${issuer}/none`,
        },
        '/metadataUrl',
      ],
      [
        {
          ...{ issuer: undefined, kind: 'saml', clientId: undefined, clientSecret: undefined },
          metadata: '<!DOCTYPE a [<!ENTITY b "c">]><EntityDescriptor entityID="&b;"/>',
        },
        '/metadata',
      ],
    ];
    for (const [more, pointer] of refused) {
      const { status, body } = await create(more);
      expect([status, (body as unknown as { errors: { pointer: string }[] }).errors[0]?.pointer]).toEqual([
        422,
        pointer,
      ]);
    }
    documents.set('/other/.well-known/openid-configuration', JSON.stringify({ issuer }));
    expect((await create({ issuer: `${issuer}/other` })).status).toBe(422);
    expect(played.calls).toEqual([]);
  });

  it('fits its kind, and mappings give something in a team that there is', async () => {
    for (const more of [
      { clientSecret: undefined },
      { metadata: '<a/>' },
      { mappings: [{ group: 'g' }] },
      { mappings: [{ group: 'g', teamRole: 'member', role: 'admin' }] },
    ])
      expect((await create(more)).status, JSON.stringify(more)).toBe(400);
    const nowhere = await create({ mappings: [{ group: 'g', teamId: 'team_00000000000000000000000000' }] });
    expect(nowhere.status).toBe(422);
  });
});

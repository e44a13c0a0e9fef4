import { beforeAll, describe, expect, it } from 'vitest';
import { publishApi } from '../../portico/world.ts';
import { callOperation, tagOf } from '../contract-call.ts';
import { developer, publisher, unique, upstream } from './scene.ts';

const flowsTo = (tokenUrl: string) => ({ clientCredentials: { tokenUrl, scopes: { 'things:read': 'Read things' } } });

/** An API whose document names token endpoints: one that works, one within the network, one that leads on, one that says nothing. */
const documentOf = (base: string) =>
  JSON.stringify({
    openapi: '3.0.3',
    info: { title: 'Authorized', version: '1.0.0' },
    security: [{ id: ['things:read'] }],
    paths: { '/things': { get: { operationId: 'listThings', responses: { 200: { description: 'ok' } } } } },
    components: {
      securitySchemes: {
        id: {
          type: 'oauth2',
          flows: {
            ...flowsTo(`${base}/oauth/token`),
            authorizationCode: {
              ...{ authorizationUrl: 'https://id.example/authorize', tokenUrl: `${base}/oauth/token` },
              scopes: {},
            },
          },
        },
        inside: { type: 'oauth2', flows: flowsTo('http://169.254.169.254/latest/meta-data') },
        moved: { type: 'oauth2', flows: flowsTo(`${base}/oauth/moved`) },
        large: { type: 'oauth2', flows: flowsTo(`${base}/oauth/large`) },
        slow: { type: 'oauth2', flows: flowsTo(`${base}/slow`) },
        oidc: { type: 'openIdConnect', openIdConnectUrl: `${base}/.well-known/openid-configuration` },
      },
    },
  });

const client = { flow: 'clientCredentials', clientId: 'cells', clientSecret: 'cells-secret' };

describe('the authorization of calls', () => {
  let apiId = '';
  const ask = (scheme: string, more: object = {}) =>
    callOperation('exchangeCallToken', {
      params: { apiId, version: 'latest' },
      body: { ...client, scheme, ...more },
      token: developer.token,
    });
  beforeAll(async () => {
    const api = await publishApi(publisher, unique('authorized'), documentOf(upstream.url), upstream.url);
    apiId = api.id;
    const asked = { params: { apiId, version: 'latest' }, token: publisher.token };
    const body = { targets: [{ url: upstream.url }], forwardAuthorization: true };
    expect((await ask('id')).status).toBe(422);
    const put = await callOperation('putBackend', { ...asked, headers: await tagOf('getBackend', asked), body });
    expect(put.status).toBe(200);
  });

  it('is told to who reads the API, with the scopes that an operation wants', async () => {
    const told = await callOperation('getCallAuthorization', {
      params: { apiId, version: 'latest' },
      query: { operation: 'get /things' },
      token: developer.token,
    });
    expect([told.status, told.body]).toMatchObject([
      200,
      {
        forwarded: true,
        schemes: [{ name: 'id', flows: [{ scopes: [{ required: true }] }, { scopes: [{ required: true }] }] }],
      },
    ]);
    const wrong = { params: { apiId, version: 'latest' }, query: { operation: 'x' }, token: developer.token };
    expect((await callOperation('getCallAuthorization', wrong)).status).toBe(400);
  });

  it('leads people where the document says', async () => {
    const asked = { params: { apiId, version: 'latest' }, token: developer.token };
    const found = await callOperation('getAuthorizationEndpoint', { ...asked, query: { scheme: 'id' } });
    expect([found.status, found.body]).toEqual([200, { authorizationUrl: 'https://id.example/authorize' }]);
    for (const scheme of ['none', 'inside', 'oidc'])
      expect((await callOperation('getAuthorizationEndpoint', { ...asked, query: { scheme } })).status, scheme).toBe(
        422,
      );
    expect((await callOperation('getAuthorizationEndpoint', asked)).status).toBe(400);
  });

  it('gets a token where the document says, and nowhere else', async () => {
    const given = await ask('id');
    expect([given.status, given.body]).toEqual([200, { token: 'token-of-the-upstream', expiresInSeconds: 60 }]);
    expect((await ask('id', { tokenUrl: 'https://evil.example/token' })).status).toBe(400);
    expect((await ask('none')).body).toMatchObject({ code: 'invalid-reference', errors: [{ pointer: '/scheme' }] });
    // None waits for as long as it is kept waiting, or reads as much as it is sent.
    const refused = await Promise.all(['inside', 'moved', 'large', 'slow'].map((scheme) => ask(scheme)));
    expect(refused.map(({ status, body }) => [status, (body as { code: string }).code])).toEqual(
      refused.map(() => [422, 'authorization-refused']),
    );
  });
});

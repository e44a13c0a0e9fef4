import { expect, it } from 'vitest';
import type { JsonObject } from '../json-value.ts';
import { oauthOf } from './oauth-schemes.ts';

const CODE = {
  authorizationUrl: 'https://id.example/authorize#top',
  tokenUrl: 'https://id.example/token',
  scopes: { 'things:read': 'Read things', 'not a scope': 'No', 'things:write': '' },
};
const document = (more: JsonObject = {}): JsonObject => ({
  openapi: '3.1.0',
  info: { title: 'T', version: '1' },
  security: [{ id: ['things:read'] }],
  paths: {
    '/things': {
      get: {},
      post: { security: [{ id: ['things:write', 'no scope'], key: [] }, { id: [] }, { oidc: ['openid'] }] },
    },
    '/open': { get: { security: [] }, put: { security: [{ key: [] }] } },
    '/elsewhere': { $ref: '#/components/pathItems/elsewhere' },
  },
  components: {
    pathItems: { elsewhere: { patch: {} } },
    securitySchemes: {
      id: { $ref: '#/components/securitySchemes/settled' },
      settled: {
        type: 'oauth2',
        description: 'Sign in.',
        flows: {
          authorizationCode: CODE,
          clientCredentials: {
            tokenUrl: 'https://id.example/token',
            refreshUrl: 'https://id.example/renew',
            scopes: {},
          },
          implicit: { authorizationUrl: 'https://id.example/authorize', scopes: {} },
          deviceAuthorization: { scopes: {} },
        },
      },
      oidc: { type: 'openIdConnect', openIdConnectUrl: 'https://id.example/.well-known/openid-configuration' },
      key: { type: 'apiKey', in: 'header', name: 'X-Key' },
    },
  },
  ...more,
});

it('reads schemes with their flows and scopes, references followed', () => {
  const { schemes } = oauthOf(document());
  expect(schemes.map(({ name, kind }) => [name, kind])).toEqual([
    ['id', 'oauth2'],
    ['settled', 'oauth2'],
    ['oidc', 'openIdConnect'],
  ]);
  expect(schemes[0]).toEqual({
    ...{ name: 'id', description: 'Sign in.', kind: 'oauth2', others: ['implicit', 'deviceAuthorization'] },
    flows: [
      {
        flow: 'authorizationCode',
        authorizationUrl: 'https://id.example/authorize',
        ...{ tokenUrl: 'https://id.example/token', refreshUrl: 'https://id.example/token' },
        scopes: [
          { name: 'things:read', description: 'Read things' },
          { name: 'things:write', description: '' },
        ],
      },
      {
        ...{ flow: 'clientCredentials', authorizationUrl: undefined, tokenUrl: 'https://id.example/token' },
        ...{ refreshUrl: 'https://id.example/renew', scopes: [] },
      },
    ],
  });
});

it('says which scopes an operation wants, as it or the document says', () => {
  const { wantedBy } = oauthOf(document());
  expect([...wantedBy].map(([key, wanted]) => [key, Object.fromEntries(wanted)])).toEqual([
    ['get /things', { id: ['things:read'] }],
    ['post /things', { id: ['things:write'], oidc: ['openid'] }],
    ['patch /elsewhere', { id: ['things:read'] }],
  ]);
});

it('takes no address that is none, or has somebody’s credentials, or leads nowhere from here', () => {
  for (const tokenUrl of [
    '/token',
    'javascript:alert(1)',
    'https://a:b@id.example/token',
    'ftp://id.example/',
    'none',
  ]) {
    const flows = { clientCredentials: { tokenUrl, scopes: {} } };
    const found = oauthOf(document({ components: { securitySchemes: { id: { type: 'oauth2', flows } } } }));
    expect(found.schemes, tokenUrl).toEqual([]);
  }
  const flows = { authorizationCode: { ...CODE, authorizationUrl: 'javascript:alert(1)' } };
  expect(oauthOf(document({ components: { securitySchemes: { id: { type: 'oauth2', flows } } } })).schemes).toEqual([]);
});

import { describe, expect, it } from 'vitest';
import { overlayGateway } from './overlay-gateway.ts';

const serverUrl = 'https://gateway.example/proxy/things';
const responses = { 200: { description: 'ok' } };
const document = {
  openapi: '3.1.0',
  info: { title: 'Things', version: '1' },
  security: [{ Login: ['read'], Upstream: [] }],
  paths: {
    '/things': {
      get: { responses },
      post: { responses, security: [{ Login: ['write'] }, { Basic: [] }, { Upstream: [] }, {}] },
      delete: { responses, security: [] },
    },
  },
  components: {
    securitySchemes: {
      Login: { type: 'oauth2', flows: { clientCredentials: { tokenUrl: 'https://login.example/token', scopes: {} } } },
      Basic: { $ref: '#/components/securitySchemes/Http' },
      Http: { type: 'http', scheme: 'basic' },
      Header: { type: 'apiKey', in: 'header', name: 'authorization' },
      Upstream: { type: 'apiKey', in: 'header', name: 'X-Upstream' },
      GatewayKey: { type: 'http', scheme: 'bearer' },
    },
  },
};
type Operation = { readonly security?: unknown };
const asked = (overlaid: object) => {
  const { security, paths, components } = overlaid as typeof document;
  const operations = Object.entries(paths['/things']).map(([method, one]) => [method, (one as Operation).security]);
  return { security, components, operations: Object.fromEntries(operations) };
};

describe('what callers prove, as a document of the gateway says it', () => {
  it('is the key alone, where no Authorization goes on', () => {
    const { security, components, operations } = asked(overlayGateway(document, { serverUrl }));
    expect(security).toEqual([{ GatewayKey: [] }]);
    expect(operations).toEqual({ get: undefined, post: undefined, delete: undefined });
    expect(components.securitySchemes).toEqual({ GatewayKey: expect.objectContaining({ name: 'X-Api-Key' }) });
  });

  it('is the key, and what the document wants in the Authorization that goes on', () => {
    const { security, components, operations } = asked(
      overlayGateway(document, { serverUrl, forwardsAuthorization: true }),
    );
    expect(security).toEqual([{ GatewayKey: [], Login: ['read'] }]);
    expect(operations).toEqual({
      get: undefined,
      post: [{ GatewayKey: [], Login: ['write'] }, { GatewayKey: [], Basic: [] }, { GatewayKey: [] }],
      delete: [{ GatewayKey: [] }],
    });
    expect(Object.keys(components.securitySchemes).sort()).toEqual(['Basic', 'GatewayKey', 'Header', 'Http', 'Login']);
    expect(components.securitySchemes.Basic).toEqual({ type: 'http', scheme: 'basic' });
    expect(components.securitySchemes.GatewayKey).toMatchObject({ type: 'apiKey', name: 'X-Api-Key' });
    // The given document is as it was.
    expect(document.security).toEqual([{ Login: ['read'], Upstream: [] }]);
  });
});

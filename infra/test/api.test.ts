import { operations } from '@portico/contract';
import { describe, expect, it } from 'vitest';
import { synthesized, target } from './synthesized.ts';

const { all } = synthesized();

describe('the API', () => {
  type Method = {
    readonly security?: readonly Record<string, unknown>[];
    readonly 'x-amazon-apigateway-integration'?: { readonly type: string };
  };
  const body = () =>
    all('AWS::ApiGateway::RestApi')[0]?.properties.Body as {
      paths: Record<string, Record<string, Method>>;
      components: { securitySchemes: Record<string, Record<string, unknown>> };
    };

  it('has every operation of the contract, each behind its authorizer unless it is public', () => {
    for (const { id, method, path, access } of Object.values(operations)) {
      const found = body().paths[path]?.[method === 'ANY' ? 'x-amazon-apigateway-any-method' : method.toLowerCase()];
      expect(found?.['x-amazon-apigateway-integration']?.type, id).toBe('aws_proxy');
      const schemes = (found?.security ?? []).flatMap((one) => Object.keys(one));
      // A key is in a header of its own; at an MCP server it is the bearer, if there is any yet.
      const ofKey = path.startsWith('/mcp/') ? 'agent' : 'key';
      expect(schemes, id).toEqual(access === 'public' ? [] : [access === 'key' ? ofKey : 'user']);
    }
  });

  it('says that it is busy, and when to come again, where Lambda has no instance free', () => {
    const answers = all('AWS::ApiGateway::RestApi')[0]?.properties.Body as {
      'x-amazon-apigateway-gateway-responses': Record<
        string,
        { statusCode: string; responseParameters: object; responseTemplates: Record<string, string> }
      >;
    };
    const busy = answers['x-amazon-apigateway-gateway-responses'].INTEGRATION_FAILURE;
    expect(busy?.statusCode).toBe('503');
    expect(busy?.responseParameters).toMatchObject({ 'gatewayresponse.header.Retry-After': "'1'" });
    expect(busy?.responseTemplates['application/json']).toContain('"code":"unavailable"');
  });

  it('answers visitors below /public without an authorizer, and only what they may read', () => {
    for (const { id, visitorPath, access, method, counts } of Object.values(operations)) {
      if (!visitorPath) continue;
      expect(['public', 'reader'], id).toContain(access);
      // What is too long for an address is asked with a body; it changes nothing.
      expect(method === 'GET' || (method === 'POST' && counts === 'reads'), id).toBe(true);
      const { [method.toLowerCase()]: own, options, ...others } = body().paths[visitorPath] ?? {};
      expect([own?.security, options !== undefined], id).toEqual([[], true]);
      const beside = Object.values(operations).flatMap((one) =>
        one.visitorPath === visitorPath && one.id !== id ? one.method.toLowerCase() : [],
      );
      expect(Object.keys(others), id).toEqual(beside);
    }
    const below = Object.keys(body().paths).filter((path) => path.startsWith('/public/'));
    expect(new Set(below)).toEqual(new Set(Object.values(operations).flatMap(({ visitorPath }) => visitorPath ?? [])));
  });

  it('has nothing else but answers to preflights', () => {
    const known = new Set(
      Object.values(operations).flatMap(({ method, path, visitorPath }) =>
        [path, ...(visitorPath ? [visitorPath] : [])].map(
          (one) => `${method === 'ANY' ? 'x-amazon-apigateway-any-method' : method.toLowerCase()} ${one}`,
        ),
      ),
    );
    for (const [path, methods] of Object.entries(body().paths))
      for (const [method, entry] of Object.entries(methods))
        if (entry['x-amazon-apigateway-integration'] && !known.has(`${method} ${path}`))
          expect([method, entry['x-amazon-apigateway-integration'].type], path).toEqual(['options', 'mock']);
  });

  it('keeps an authorizer’s answer for 4 seconds at most, by the one header that holds the credential', () => {
    const { user, key } = body().components.securitySchemes;
    for (const [scheme, header] of [
      [user, 'Authorization'],
      [key, 'X-Api-Key'],
    ] as const)
      expect(scheme?.['x-amazon-apigateway-authorizer']).toMatchObject({
        type: 'request',
        identitySource: `method.request.header.${header}`,
        authorizerResultTtlInSeconds: 4,
      });
  });

  it('asks about MCP servers’ callers each time, those without a credential too', () => {
    const asked = body().components.securitySchemes.agent?.['x-amazon-apigateway-authorizer'];
    expect(asked).toMatchObject({ type: 'request', authorizerResultTtlInSeconds: 0 });
    expect(asked).not.toHaveProperty('identitySource');
  });

  it('writes an access log without headers or tokens, and is throttled', () => {
    const [stage] = all('AWS::ApiGateway::Stage');
    expect(JSON.stringify(stage?.properties.AccessLogSetting)).not.toMatch(
      /header|authorization|apikey|identity\.caller/i,
    );
    expect(JSON.stringify(stage?.properties.MethodSettings)).toMatch(/"ThrottlingRateLimit":\d+/);
    expect(JSON.stringify(stage?.properties.MethodSettings)).toContain('"DataTraceEnabled":false');
  });
});

describe('the edge', () => {
  it('keeps what a visitor reads as long as the API says, and nothing else of the API', () => {
    type Behavior = { CachePolicyId: unknown; PathPattern?: string };
    const distributions = all('AWS::CloudFront::Distribution').map(
      ({ properties }) =>
        properties.DistributionConfig as { DefaultCacheBehavior: Behavior; CacheBehaviors?: Behavior[] },
    );
    const api = distributions.find(({ CacheBehaviors }) => CacheBehaviors?.[0]?.PathPattern === '/public/*');
    // AWS's own policy "CachingDisabled".
    expect(api?.DefaultCacheBehavior.CachePolicyId).toBe('4135ea2d-6df8-44a3-9df3-4b5a84be39ad');
    expect(api?.CacheBehaviors?.map(({ PathPattern }) => PathPattern)).toEqual(['/public/*']);
    const policy = all('AWS::CloudFront::CachePolicy').find(
      ({ id }) => id === target(api?.CacheBehaviors?.[0]?.CachePolicyId),
    );
    expect(policy?.properties.CachePolicyConfig).toMatchObject({ MinTTL: 0, DefaultTTL: 0, MaxTTL: 60 });
  });

  type Headers = Record<string, { value: string }>;
  const atViewerRequest = (query: string | undefined, headers: Headers): Headers => {
    const told = all('AWS::CloudFront::Function').map(({ properties }) => {
      const handler = new Function(`${String(properties.FunctionCode)}; return handler;`)() as (event: object) => {
        headers: Headers;
      };
      const request = { headers: { ...headers }, cookies: {}, rawQueryString: () => query };
      return handler({ viewer: { ip: '203.0.113.7' }, request }).headers;
    });
    // Before the portal stands the same, with the language besides.
    expect(told).toEqual([told[0], told[0]]);
    return told[0] ?? {};
  };

  it('tells the gateway a query as it was sent, and lets nobody else tell it', () => {
    const after = (query: string | undefined) =>
      atViewerRequest(query, { 'x-portico-query': { value: '?a=b' } })['x-portico-query']?.value;
    expect(after('b=1&a=%41+')).toBe('?b=1&a=%41+');
    expect(after('')).toBe('?');
    for (const none of [undefined, 'a'.repeat(4000)]) expect(after(none)).toBeUndefined();
  });

  it('says who asks, and from which country where it knows, whatever was said before', () => {
    const said = { 'x-portico-viewer': { value: '192.0.2.1' } };
    expect(atViewerRequest('', said)['x-portico-viewer']?.value).toBe('203.0.113.7');
    const from = { ...said, 'cloudfront-viewer-country': { value: 'DE' } };
    expect(atViewerRequest('', from)['x-portico-viewer']?.value).toBe('203.0.113.7 DE');
  });

  it('says which certificate it has proven, whatever was said before', () => {
    const said = { 'x-portico-certificate': { value: 'CN=mine' } };
    const of = (headers: Headers) => atViewerRequest('', { ...said, ...headers })['x-portico-certificate']?.value;
    const subject = { 'cloudfront-viewer-cert-subject': { value: 'CN=a' } };
    expect(of({})).toBeUndefined();
    expect(of({ ...subject, 'cloudfront-viewer-cert-present': { value: '0' } })).toBeUndefined();
    expect(of({ ...subject, 'cloudfront-viewer-cert-present': { value: '1' } })).toBe('CN=a');
  });

  it('passes on to the API what CloudFront itself says of a viewer, which it does with the name that was called', () => {
    const [policy] = all('AWS::CloudFront::OriginRequestPolicy');
    expect(policy?.properties.OriginRequestPolicyConfig).toMatchObject({
      HeadersConfig: {
        HeaderBehavior: 'allViewerAndWhitelistCloudFront',
        Headers: expect.arrayContaining(['CloudFront-Viewer-Country', 'CloudFront-Viewer-Cert-Subject']),
      },
    });
    const api = all('AWS::CloudFront::Distribution').find(({ properties }) =>
      JSON.stringify(properties).includes(policy?.id ?? '-'),
    );
    const [domain] = all('AWS::ApiGateway::DomainName');
    expect(JSON.stringify(api?.properties.DistributionConfig)).toMatch(/"Aliases":\[[^\]]*"ApiUrl"/);
    expect(JSON.stringify(domain?.properties.DomainName)).toContain('ApiUrl');
    expect(all('AWS::ApiGateway::BasePathMapping')).toHaveLength(1);
  });

  it('does so before every request of the API and of the portal, and proves itself to both', () => {
    const edge = (name: string) => all('AWS::CloudFront::Function').find(({ id }) => id.startsWith(name))?.id ?? '-';
    for (const { id, properties } of all('AWS::CloudFront::Distribution')) {
      const before = edge(id.startsWith('Portal') ? 'AtPortalRequest' : 'AtViewerRequest');
      const config = properties.DistributionConfig as {
        DefaultCacheBehavior: object;
        CacheBehaviors: object[];
        Origins: { OriginCustomHeaders: { HeaderName: string }[] }[];
      };
      for (const behavior of [config.DefaultCacheBehavior, ...config.CacheBehaviors])
        expect(JSON.stringify(behavior)).toContain(before);
      for (const { OriginCustomHeaders } of config.Origins)
        expect(OriginCustomHeaders.map(({ HeaderName }) => HeaderName)).toEqual(['x-portico-edge']);
    }
  });

  it('is the only way to the API', () => {
    const acl = all('AWS::WAFv2::WebACL').find(({ properties }) => properties.Scope === 'REGIONAL')?.properties;
    expect(acl?.DefaultAction).toEqual({ Block: {} });
    const [rule, ...others] = (acl?.Rules ?? []) as { Action: object; Statement: object }[];
    expect([rule?.Action, others]).toEqual([{ Allow: {} }, []]);
    expect(JSON.stringify(rule?.Statement)).toContain('"Name":"x-portico-edge"');
  });
});

import { createContext, runInContext } from 'node:vm';
import { operations } from '@portico/contract';

import { describe, expect, it } from 'vitest';
import { synthesized } from './synthesized.ts';

const { all } = synthesized();

type Cookies = Record<string, { value: string }>;
type Behavior = {
  readonly AllowedMethods: readonly string[];
  readonly CachePolicyId: unknown;
  readonly FunctionAssociations: readonly { readonly FunctionARN: { readonly 'Fn::GetAtt': readonly [string] } }[];
};

const config = (name: string) =>
  all('AWS::CloudFront::Distribution').find(({ id }) => id.startsWith(name))?.properties.DistributionConfig as {
    readonly DefaultCacheBehavior: Behavior;
    readonly CacheBehaviors: readonly (Behavior & { readonly PathPattern: string })[];
  };
const codeOf = ({ FunctionAssociations: [association] }: Behavior): string => {
  const id = association?.FunctionARN['Fn::GetAtt'][0];
  return String(all('AWS::CloudFront::Function').find((one) => one.id === id)?.properties.FunctionCode);
};

/** What the function of a behaviour makes of a viewer's cookies. */
const cookiesAfter = (behavior: Behavior, cookies: Cookies, acceptLanguage?: string): Cookies => {
  const sandbox = createContext({
    event: {
      viewer: { ip: '203.0.113.7' },
      request: {
        headers: acceptLanguage === undefined ? {} : { 'accept-language': { value: acceptLanguage } },
        cookies,
        rawQueryString: () => undefined,
      },
    },
  });
  runInContext(codeOf(behavior), sandbox);
  return runInContext('handler(event).cookies', sandbox) as Cookies;
};

describe('the portal at the edge', () => {
  const portal = () => config('Portal').DefaultCacheBehavior;

  it.each([
    [undefined, undefined, 'en'],
    ['de-AT,de;q=0.9,en;q=0.8', undefined, 'de'],
    ['fr-FR, DE;q=0.5, en', undefined, 'de'],
    ['fr', undefined, 'en'],
    ['de', 'en', 'en'],
    ['de', 'klingon', 'de'],
  ])('who speaks %s and chose %s is kept apart as who chose %s', (spoken, chosen, told) => {
    const cookies: Cookies = chosen === undefined ? {} : { locale: { value: chosen } };
    expect(cookiesAfter(portal(), cookies, spoken).locale?.value).toBe(told);
  });

  it('keeps pages apart by all that they are others by', () => {
    const [policy] = all('AWS::CloudFront::CachePolicy').filter(({ id }) => id.startsWith('PortalCache'));
    const config = policy?.properties.CachePolicyConfig as {
      readonly ParametersInCacheKeyAndForwardedToOrigin: {
        readonly CookiesConfig: { readonly CookieBehavior: string };
        readonly HeadersConfig: { readonly Headers: readonly string[] };
        readonly EnableAcceptEncodingGzip: boolean;
        readonly QueryStringsConfig: { readonly QueryStringBehavior: string };
      };
    };
    const key = config.ParametersInCacheKeyAndForwardedToOrigin;
    expect(key.CookiesConfig.CookieBehavior).toBe('all');
    expect(key.QueryStringsConfig.QueryStringBehavior).toBe('all');
    expect(key.HeadersConfig.Headers).toEqual(expect.arrayContaining(['Accept', 'RSC']));
    expect(key.EnableAcceptEncodingGzip).toBe(true);
  });
});

it('the API at the edge is sent the cookies that its callers send, and no others', () => {
  const api = config('Api');
  for (const behavior of [api.DefaultCacheBehavior, ...api.CacheBehaviors])
    expect(cookiesAfter(behavior, { own: { value: '1' } }, 'de')).toEqual({ own: { value: '1' } });
});

it('the API at the edge takes of visitors each method that its operations have for them', () => {
  const below = config('Api').CacheBehaviors.find(({ PathPattern }) => PathPattern === '/public/*');
  const asked = Object.values(operations).flatMap(({ visitorPath, method }) => (visitorPath ? method : []));
  expect(asked).toContain('POST');
  expect(below?.AllowedMethods).toEqual(expect.arrayContaining(asked));
});

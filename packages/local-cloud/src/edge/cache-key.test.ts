import { describe, expect, it } from 'vitest';
import { acceptedCodings, cacheKey, forOrigin } from './cache-key.ts';
import { MANAGED_ORIGIN_REQUEST_POLICIES, readCachePolicy, readOriginRequestPolicy } from './policies.ts';

const policy = (parts: object) =>
  readCachePolicy({ CachePolicyConfig: { ParametersInCacheKeyAndForwardedToOrigin: parts } });
const BY_ALL = policy({
  CookiesConfig: { CookieBehavior: 'all' },
  QueryStringsConfig: { QueryStringBehavior: 'all' },
  HeadersConfig: { HeaderBehavior: 'whitelist', Headers: ['RSC', 'Accept'] },
  ...{ EnableAcceptEncodingBrotli: true, EnableAcceptEncodingGzip: true },
});
const BY_PATH = policy({});
const BY_SOME = policy({
  CookiesConfig: { CookieBehavior: 'whitelist', Cookies: ['locale'] },
  QueryStringsConfig: { QueryStringBehavior: 'allExcept', QueryStrings: ['utm'] },
});

type Line = readonly [string, string];
const request = (headers: readonly Line[] = [], rawQuery?: string, path = '/apis') => ({ path, rawQuery, headers });
const isOne = (by: typeof BY_ALL, a: ReturnType<typeof request>, b: ReturnType<typeof request>) =>
  cacheKey(a, by) === cacheKey(b, by);

describe('the key of an answer', () => {
  it.each([
    ['a cookie', [['Cookie', 'session=a']], [['Cookie', 'session=b']]],
    ['a cookie that is there', [['Cookie', 'session=a']], []],
    ['a header that the policy names', [['rsc', '1']], []],
    ['a coding that the policy names', [['Accept-Encoding', 'gzip, br']], [['Accept-Encoding', 'gzip']]],
  ] as const)('knows %s, where the policy says so, and does not, where it says no word of it', (_, a, b) => {
    expect(isOne(BY_ALL, request(a), request(b))).toBe(false);
    expect(isOne(BY_PATH, request(a), request(b))).toBe(true);
  });

  it.each([
    ['cookies in another order', [['Cookie', 'a=1; b=2']], [['cookie', 'b=2; a=1']]],
    ['what a browser says of itself', [['User-Agent', 'a']], [['User-Agent', 'b']]],
    ['codings in other words', [['Accept-Encoding', 'gzip, deflate, br, zstd']], [['accept-encoding', 'br;q=1,gzip']]],
    ['no coding at all', [['Accept-Encoding', 'identity']], []],
  ] as const)('does not know %s', (_, a, b) => {
    expect(isOne(BY_ALL, request(a), request(b))).toBe(true);
  });

  it('knows the path always, and of the query what the policy takes', () => {
    expect(isOne(BY_PATH, request([], undefined, '/a'), request([], undefined, '/b'))).toBe(false);
    expect(isOne(BY_PATH, request([], 'a=1'), request([], 'a=2'))).toBe(true);
    expect(isOne(BY_ALL, request([], 'a=1'), request([], 'a=2'))).toBe(false);
    expect(isOne(BY_SOME, request([], 'a=1&utm=x'), request([], 'utm=y&a=1'))).toBe(true);
    expect(isOne(BY_SOME, request([], 'a=1'), request([], 'a=2'))).toBe(false);
    expect(isOne(BY_SOME, request([['Cookie', 'theme=a; locale=de']]), request([['Cookie', 'locale=de']]))).toBe(true);
    expect(isOne(BY_SOME, request([['Cookie', 'locale=en']]), request([['Cookie', 'locale=de']]))).toBe(false);
  });

  it('cannot be written by a viewer into another', () => {
    expect(
      isOne(
        BY_ALL,
        request([['rsc', 'a","b']]),
        request([
          ['rsc', 'a'],
          ['accept', 'b'],
        ]),
      ),
    ).toBe(false);
    expect(isOne(BY_ALL, request([], 'a'), request([], undefined, '/apis?a'))).toBe(false);
  });
});

it.each([
  ['gzip, deflate, br', 'br,gzip'],
  ['*', 'br,gzip'],
  ['br;q=0, gzip;q=0.5', 'gzip'],
  ['identity', undefined],
  [undefined, undefined],
])('of %s an origin is told %s', (accepted, told) => {
  expect(acceptedCodings(accepted, ['br', 'gzip'])).toBe(told);
});

const SENT = [
  ...([
    ['Host', 'portal.example'],
    ['Cookie', 'locale=de; theme=dark'],
    ['User-Agent', 'a'],
  ] as const),
  ...([
    ['Accept-Encoding', 'gzip, deflate, br'],
    ['If-None-Match', '"a"'],
  ] as const),
];

it('an origin is sent what either policy takes, and codings as CloudFront writes them', () => {
  const exceptHost = MANAGED_ORIGIN_REQUEST_POLICIES['b689b0a8-53d0-40ab-baf2-68738e2966ac'];
  expect(forOrigin(request(SENT, 'a=1'), BY_ALL, exceptHost)).toEqual(
    request([...SENT.slice(1, 3), ['If-None-Match', '"a"'], ['Accept-Encoding', 'br,gzip']], 'a=1'),
  );
  expect(forOrigin(request(SENT, 'a=1&utm=x'), BY_SOME, undefined)).toEqual(
    request(
      [
        ['If-None-Match', '"a"'],
        ['Cookie', 'locale=de'],
      ],
      'a=1',
    ),
  );
  const some = readOriginRequestPolicy({
    OriginRequestPolicyConfig: {
      HeadersConfig: { HeaderBehavior: 'whitelist', Headers: ['User-Agent'] },
      CookiesConfig: { CookieBehavior: 'whitelist', Cookies: ['theme'] },
    },
  });
  expect(forOrigin(request(SENT, 'a=1&utm=x'), BY_SOME, some).headers).toEqual([
    ['User-Agent', 'a'],
    ['If-None-Match', '"a"'],
    ['Cookie', 'locale=de; theme=dark'],
  ]);
});

it('a choice that is not emulated ends the deployment', () => {
  expect(() => policy({ CookiesConfig: { CookieBehavior: 'some' } })).toThrow('not emulated');
});

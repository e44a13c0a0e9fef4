import { describe, expect, it } from 'vitest';
import { freshSeconds } from './freshness.ts';
import { readCachePolicy } from './policies.ts';

const NOW = Date.parse('2026-12-01T12:00:00Z');
const bounds = (MinTTL: number, DefaultTTL: number, MaxTTL: number) =>
  readCachePolicy({ CachePolicyConfig: { MinTTL, DefaultTTL, MaxTTL } });
const AS_SAID = bounds(0, 0, 31_536_000);

const seconds = (headers: Readonly<Record<string, string>>, more: object = {}, status = 200) =>
  freshSeconds(
    { status, headers: Object.entries(headers) },
    { ...{ policy: AS_SAID, failureSeconds: () => 0, forSomebody: false, now: NOW }, ...more },
  );
const saying = (control: string, more: object = {}, status = 200) =>
  seconds({ 'Cache-Control': control }, more, status);

describe('how long an answer is everybody’s', () => {
  it.each([
    ['public, max-age=0, s-maxage=9, must-revalidate', 9],
    ['public, max-age=60', 60],
    ['MAX-AGE="60"', 60],
    ['public, max-age=0, must-revalidate', 0],
    ['public', 0],
    ['max-age=99999999999999', 0],
    ['private, max-age=60', undefined],
    ['no-store', undefined],
    ['public, s-maxage=60, no-cache', undefined],
    ['private, no-store', undefined],
  ])('who says "%s" is kept for %s s', (control, kept) => {
    expect(saying(control)).toBe(kept);
  });

  it('is bounded by the policy, which says how long where the origin says nothing', () => {
    const policy = bounds(5, 30, 60);
    expect(saying('max-age=1', { policy })).toBe(5);
    expect(saying('max-age=600', { policy })).toBe(60);
    expect(seconds({}, { policy })).toBe(30);
    expect(seconds({})).toBe(0);
    // As on AWS: what is nobody else's, too, where the template asks for it.
    expect(saying('private, no-store', { policy })).toBe(5);
    expect(saying('max-age=600', { policy: bounds(0, 0, 0) })).toBeUndefined();
  });

  it('ends when it expires, and is shorter by the age that an answer has when it comes', () => {
    const Expires = 'Tue, 01 Dec 2026 12:01:00 GMT';
    expect(seconds({ Expires })).toBe(60);
    expect(seconds({ Expires, Date: 'Tue, 01 Dec 2026 12:00:30 GMT' })).toBe(30);
    expect(seconds({ Expires: '0' })).toBe(0);
    expect(seconds({ 'Cache-Control': 's-maxage=10', Age: '4' })).toBe(6);
    expect(seconds({ 'Cache-Control': 's-maxage=10', Age: '40' })).toBe(0);
  });

  it('is none where it sets a cookie, was asked for with proof of who asks, or is a part', () => {
    expect(seconds({ 'Cache-Control': 'public, max-age=60', 'Set-Cookie': 'a=b' })).toBeUndefined();
    expect(saying('max-age=60', { forSomebody: true })).toBeUndefined();
    expect(saying('public, max-age=60', { forSomebody: true })).toBe(60);
    expect(saying('max-age=60', {}, 206)).toBeUndefined();
  });

  it.each([404, 500, 502, 503, 504])(
    'of %s is what the distribution says, which is ten seconds by itself',
    (status) => {
      expect(seconds({}, {}, status)).toBeUndefined();
      expect(seconds({}, { failureSeconds: () => 10 }, status)).toBe(10);
      expect(saying('max-age=60', { failureSeconds: () => 10 }, status)).toBe(60);
      // A failure of the server is kept whatever it says, as CloudFront does.
      const own = saying('no-store', { failureSeconds: () => 10 }, status);
      expect(own).toBe(status === 404 ? undefined : 10);
    },
  );

  it.each([400, 403, 405])('of %s is what the origin says of it, if it says anything', (status) => {
    expect(seconds({}, { failureSeconds: () => 10 }, status)).toBeUndefined();
    expect(saying('max-age=3', { failureSeconds: () => 10 }, status)).toBe(10);
  });

  it('of 401 and 429 is none', () => {
    for (const status of [401, 429]) expect(saying('max-age=60', {}, status)).toBeUndefined();
  });
});

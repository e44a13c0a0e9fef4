import { expect, it } from 'vitest';
import { createBucket, createThrottle } from './throttle.ts';

it('gives the burst at once and the rate after it', () => {
  let now = 0;
  const bucket = createBucket(2, 3, () => now);
  expect([bucket.take(), bucket.take(), bucket.take(), bucket.take()]).toEqual([true, true, true, false]);
  now = 500;
  expect([bucket.take(), bucket.take()]).toEqual([true, false]);
  now = 60_000;
  expect(Array.from({ length: 5 }, () => bucket.take()).filter(Boolean)).toHaveLength(3);
});

it('gives nothing for a clock that went back', () => {
  let now = 1000;
  const bucket = createBucket(1, 1, () => now);
  bucket.take();
  now = 0;
  expect(bucket.take()).toBe(false);
});

it('keeps a bucket of its own for the method that has a setting, and one for all others', () => {
  const throttle = createThrottle(
    [
      { resourcePath: '/*', httpMethod: '*', rate: 0, burst: 2 },
      { resourcePath: '/~1apis~1{apiId}', httpMethod: 'GET', rate: 0, burst: 1 },
    ],
    () => 0,
  );
  expect([throttle.allows('/apis/{apiId}', 'GET'), throttle.allows('/apis/{apiId}', 'GET')]).toEqual([true, false]);
  expect([throttle.allows('/a', 'GET'), throttle.allows('/apis/{apiId}', 'PUT'), throttle.allows('/b', 'GET')]).toEqual(
    [true, true, false],
  );
});

it('lets everything pass without settings', () => {
  expect(createThrottle([]).allows('/a', 'GET')).toBe(true);
});

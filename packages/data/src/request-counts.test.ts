import { REQUEST_LIMITS, type RequestLimitName, type RequestLimits } from '@portico/domain';
import { beforeAll, describe, expect, it } from 'vitest';
import { createTestTable } from '../test/test-table.ts';
import type { Data } from './connect.ts';
import { connectRequestCounts } from './request-counts.ts';

let data: Data;
let at = Date.parse('2026-11-22T12:00:00.500Z');
const now = () => new Date(at);
const pass = (seconds: number) => {
  at += seconds * 1000;
};

beforeAll(async () => {
  data = await createTestTable();
});

const instances = (count: number, limits: RequestLimits = REQUEST_LIMITS) =>
  Array.from({ length: count }, () => connectRequestCounts(data, now, limits));

/** So many at once, over so many instances; how many were admitted. */
const crowd = async (name: RequestLimitName, holder: string, requests: number, over: ReturnType<typeof instances>) => {
  const asked = Array.from({ length: requests }, (_, index) => over[index % over.length]?.(name, holder));
  return (await Promise.all(asked)).filter((allowance) => allowance?.allowed).length;
};

describe('attempts to sign in and writes', () => {
  it.each([1, 2, 8])('are as many as the limit, of 300 at once, over %i instances', async (count) => {
    for (const most of [1, 5, 100]) {
      const limits = { ...REQUEST_LIMITS, userWrites: { most, windowSeconds: 3600 } };
      expect(await crowd('userWrites', `crowd-${count}-${most}`, 300, instances(count, limits))).toBe(most);
    }
  });

  it('come back one after the other, as they were used, exactly when it was said', async () => {
    const [one] = instances(1);
    const [other] = instances(1);
    for (let tries = 0; tries < 5; tries++) {
      const { allowed, remaining } = (await one?.('signIns', '203.0.113.7')) ?? {};
      expect([allowed, remaining]).toEqual([true, 4 - tries]);
      pass(10);
    }
    const refusal = await one?.('signIns', '203.0.113.7');
    expect(refusal).toMatchObject({ allowed: false, remaining: 0, news: true });
    expect(await one?.('signIns', '203.0.113.7')).toMatchObject({ allowed: false, news: false });
    pass((refusal?.resetSeconds ?? 0) - 1);
    expect(await other?.('signIns', '203.0.113.7')).toMatchObject({ allowed: false });
    pass(1);
    expect(await one?.('signIns', '203.0.113.7')).toMatchObject({ allowed: true });
    expect(await one?.('signIns', '203.0.113.7')).toMatchObject({ allowed: false });
  });

  it('of one are not those of another, nor are those of another kind', async () => {
    const over = instances(1);
    expect(await crowd('signIns', '198.51.100.1', 9, over)).toBe(5);
    expect(await crowd('signIns', '198.51.100.2', 9, over)).toBe(5);
    expect(await crowd('signUps', '198.51.100.1', 19, over)).toBe(10);
  });
});

describe('reads', () => {
  it('are admitted up to the limit, and not more, over eight instances that began with nothing', async () => {
    const limits = { ...REQUEST_LIMITS, userReads: { most: 500, windowSeconds: 3600 } };
    const over = instances(8, limits);
    const admitted = await crowd('userReads', 'reader', 2000, over);
    expect(admitted).toBeLessThanOrEqual(500);
    // Each instance may be left with a portion that others were refused for.
    expect(admitted).toBeGreaterThan(500 - 8 * 20);
  });

  it('over a window’s edge are at most a portion more for each instance', async () => {
    const limits = { ...REQUEST_LIMITS, userReads: { most: 200, windowSeconds: 60 } };
    const over = instances(4, limits);
    // Each has nineteen left of what it counted, and uses them up in the next window.
    expect(await crowd('userReads', 'late', 4, over)).toBe(4);
    pass(62);
    const admitted = await crowd('userReads', 'late', 1000, over);
    expect(admitted).toBeGreaterThan(100);
    expect(admitted).toBeLessThanOrEqual(200 + 4 * 20);
  });

  it('cost less than a tenth of a write each', async () => {
    const [one] = instances(1);
    const of = { holderId: 'steady', limit: 'userReads' };
    for (let count = 0; count < 1000; count++) await one?.('userReads', of.holderId);
    const { data: counted } = await data.entities.requestCount.get(of).go({ consistent: true });
    // Twenty are counted with each write.
    expect(counted?.total).toBe(1000);
  });
});

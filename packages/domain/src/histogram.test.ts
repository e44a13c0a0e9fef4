import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bucketOf, HISTOGRAM_BUCKETS, quantile } from './histogram.ts';

const count = (durations: readonly number[]) => {
  const counts = new Array<number>(HISTOGRAM_BUCKETS).fill(0);
  for (const duration of durations) counts[bucketOf(duration)] = (counts[bucketOf(duration)] ?? 0) + 1;
  return counts;
};
const duration = fc.double({ min: 1, max: 47_000, noNaN: true });

describe('a latency histogram', () => {
  it('is at most 20 % off the true quantile, or a tenth of a millisecond', () => {
    fc.assert(
      fc.property(
        fc.array(duration, { minLength: 1, maxLength: 300 }),
        fc.constantFrom(0.5, 0.9, 0.95, 0.99, 1),
        (durations, q) => {
          const sorted = [...durations].sort((a, b) => a - b);
          const exact = sorted[Math.ceil(q * sorted.length) - 1] ?? 0;
          expect(Math.abs(quantile(count(durations), q) - exact)).toBeLessThanOrEqual(exact * 0.2 + 0.1);
        },
      ),
    );
  });

  it('never answers a higher quantile below a lower one', () => {
    fc.assert(
      fc.property(fc.array(duration, { minLength: 1 }), (durations) => {
        const counts = count(durations);
        const answers = [0.5, 0.9, 0.95, 0.99, 1].map((q) => quantile(counts, q));
        expect(answers).toEqual([...answers].sort((a, b) => a - b));
      }),
    );
  });

  it('puts every duration there is into one of its buckets, longer ones never lower', () => {
    let last = 0;
    for (const milliseconds of [0, 0.1, 1, 1.0001, 1.2, 2, 30, 1000, 29_000, 47_000, 1e9]) {
      const bucket = bucketOf(milliseconds);
      expect(Number.isInteger(bucket) && bucket >= last && bucket < HISTOGRAM_BUCKETS).toBe(true);
      last = bucket;
    }
  });

  it('answers zero where nothing was counted', () => {
    expect(quantile([], 0.5)).toBe(0);
    expect(quantile(new Array<number>(HISTOGRAM_BUCKETS).fill(0), 0.99)).toBe(0);
  });
});

import { describe, expect, it } from 'vitest';
import { filled } from './usage-series.ts';

const FIGURES = { requests: 3, errors: 1, p50Milliseconds: 10, p95Milliseconds: 20 };

describe('a series of usage', () => {
  it('has a point for every interval from the first to the last, nothing where nothing was called', () => {
    const { times, figures } = filled({
      from: '2026-01-01T00:00:00Z',
      to: '2026-01-01T03:30:00Z',
      intervalSeconds: 3600,
      series: [{ at: '2026-01-01T02:00:00Z', figures: FIGURES }],
    });
    expect(times.map((time) => new Date(time * 1000).toISOString().slice(11, 16))).toEqual([
      '00:00',
      '01:00',
      '02:00',
      '03:00',
    ]);
    expect(figures.map(({ requests }) => requests)).toEqual([0, 0, 3, 0]);
  });

  it('stays bounded whatever range is asked for', () => {
    const { times } = filled({
      from: '1990-01-01T00:00:00Z',
      to: '2026-01-01T00:00:00Z',
      intervalSeconds: 60,
      series: [],
    });
    expect(times.length).toBe(20_000);
  });
});

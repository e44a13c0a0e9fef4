import { describe, expect, it } from 'vitest';
import { isSourceStopped, nextSourceRead, SOURCE_FAILURES_MAX, type SourceSchedule } from './source.ts';

const AT = new Date('2026-11-22T12:00:00.000Z');
const hours = (schedule: SourceSchedule, failures = 0) => {
  const next = nextSourceRead(schedule, failures, AT);
  return next === undefined ? undefined : (Date.parse(next) - AT.getTime()) / 3_600_000;
};

describe('a source that is read by schedule', () => {
  it('is read hourly, daily or weekly, or never', () => {
    expect((['off', 'hourly', 'daily', 'weekly'] as const).map((schedule) => hours(schedule))).toEqual([
      undefined,
      1,
      24,
      168,
    ]);
  });

  it('waits longer after each failure, a week at the most, and ends', () => {
    const after = (schedule: SourceSchedule) =>
      Array.from({ length: SOURCE_FAILURES_MAX }, (_, index) => hours(schedule, index + 1));
    expect(after('hourly')).toEqual([1, 2, 4, 8, 16, 32, 64, undefined]);
    expect(after('daily')).toEqual([24, 48, 96, 168, 168, 168, 168, undefined]);
    expect(after('weekly')).toEqual([...Array.from({ length: 7 }, () => 168), undefined]);
    expect(isSourceStopped('hourly', SOURCE_FAILURES_MAX)).toBe(true);
    expect(isSourceStopped('hourly', SOURCE_FAILURES_MAX - 1)).toBe(false);
    expect(isSourceStopped('off', SOURCE_FAILURES_MAX)).toBe(false);
  });
});

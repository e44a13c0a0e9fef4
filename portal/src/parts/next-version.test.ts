import { describe, expect, it } from 'vitest';
import { nextVersion } from './next-version.ts';

describe('the next version', () => {
  it.each([
    ['1.2.3', 'major', '2.0.0'],
    ['1.2.3', 'minor', '1.3.0'],
    ['v1.2.3', 'patch', 'v1.2.4'],
    ['1.2.3', 'none', undefined],
    ['2026-01-01', 'major', undefined],
    ['1.2.3-beta', 'major', undefined],
  ] as const)('of %s after a %s change is %s', (version, bump, next) => {
    expect(nextVersion(version, bump)).toBe(next);
  });
});

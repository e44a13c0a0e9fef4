import { expect, it } from 'vitest';
import { isForVersion } from './for-version.ts';

it.each([
  [undefined, undefined, true],
  [['1.2.0'], undefined, false],
  [['1.2.0'], '1.2.0', true],
  [['1.2'], '1.2.0', false],
  [['1'], '1.2.0', true],
  [['v1'], '1.2.0', true],
  [['1'], 'v1', true],
  [['1'], '10.0.0', false],
  [['2', '1'], '1.0.0-beta', true],
  [['2024'], '2024-01-02', true],
  [['beta'], 'beta', true],
  [[''], 'beta', false],
])('%j is for %s: %s', (versions, version, is) => {
  expect(isForVersion(versions, version)).toBe(is);
});

import { expect, it } from 'vitest';
import { isBelow, saysItBreaks, stricter } from './publishing.ts';

it('a version says that it breaks by its first number, before 1 by its second', () => {
  for (const [before, after] of [
    ['1.9.3', '2.0.0'],
    ['1', '2'],
    ['v1.2', 'v2'],
    ['0.3.1', '0.4.0'],
    ['0.9.0', '1.0.0'],
  ] as const)
    expect(saysItBreaks(before, after), `${before} ${after}`).toBe(true);
  for (const [before, after] of [
    ['1.9.3', '1.10.0'],
    ['2.0.0', '1.0.0'],
    ['1.0.0', '1.0.1'],
    ['0.3.1', '0.3.2'],
    ['2025-01-01', '2025-02-01'],
    ['alpha', 'beta'],
    ['1', '1.1'],
  ] as const)
    expect(saysItBreaks(before, after), `${before} ${after}`).toBe(false);
});

it('of two levels the stricter holds, and a grade below another is a worse one', () => {
  expect([stricter('free', 'block'), stricter('warn', 'free'), stricter('warn', 'warn')]).toEqual([
    'block',
    'warn',
    'warn',
  ]);
  expect([isBelow('C', 'B'), isBelow('B', 'B'), isBelow('A', 'B')]).toEqual([true, false, false]);
});

import { describe, expect, it } from 'vitest';
import { chosenOf, inputOf, queryOf, timeOfInput, windowOf } from './range.ts';

const NOW = Date.parse('2026-05-10T12:00:00Z');

describe('the range an address asks for', () => {
  it.each([
    [{}, { range: '1h' }],
    [{ range: '90d' }, { range: '90d' }],
    [{ range: 'toString' }, { range: '1h' }],
    [{ range: '7d', from: 'soon', to: 'later' }, { range: '7d' }],
    [{ range: '7d', from: '2026-05-01T00:00:00Z' }, { range: '7d' }],
    [
      { from: '2026-05-03T00:00:00Z', to: '2026-05-01T00:00:00Z' },
      { from: '2026-05-01T00:00:00.000Z', to: '2026-05-03T00:00:00.000Z' },
    ],
  ])('%j is %j', (asked, chosen) => {
    expect(chosenOf(asked)).toEqual(chosen);
  });

  it('ends now when it has a name, and stays when it has two ends', () => {
    expect(windowOf({ range: '24h' }, NOW)).toEqual({
      from: '2026-05-09T12:00:00.000Z',
      to: '2026-05-10T12:00:00.000Z',
    });
    const fixed = { from: '2026-05-01T00:00:00.000Z', to: '2026-05-03T00:00:00.000Z' };
    expect(windowOf(fixed, NOW)).toEqual(fixed);
  });

  it('comes back from its own address', () => {
    const fixed = { from: '2026-05-01T00:00:00.000Z', to: '2026-05-03T00:00:00.000Z' };
    expect(chosenOf(Object.fromEntries(new URLSearchParams(queryOf(fixed))))).toEqual(fixed);
  });
});

describe('a time typed into an input', () => {
  it.each([true, false])('is the time it showed (UTC: %s)', (utc) => {
    const time = '2026-05-01T08:30:00.000Z';
    expect(timeOfInput(inputOf(time, utc), utc)).toBe(time);
  });

  it('is none while the input is empty', () => {
    expect(timeOfInput('', true)).toBeUndefined();
  });
});

import { describe, expect, it } from 'vitest';
import { chosenOf, daysOf, inputOf, inputsOfDays, queryOf, timeOfInput, windowOf } from './range.ts';

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

describe('days chosen in the calendar', () => {
  it.each([
    ['2026-05-01', '2026-05-01', '2026-05-02T00:00'],
    ['2026-02-27', '2026-02-28', '2026-03-01T00:00'],
    ['2025-12-30', '2025-12-31', '2026-01-01T00:00'],
  ])('from %s to %s end with the last one, at %s', (first, last, end) => {
    const inputs = inputsOfDays({ first, last });
    expect(inputs).toEqual({ from: `${first}T00:00`, to: end });
    expect(daysOf(inputs)).toEqual({ first, last });
  });

  it.each([
    ['2026-05-01T10:30', '2026-05-01T11:30', '2026-05-01', '2026-05-01'],
    ['2026-05-01T23:00', '2026-05-03T00:01', '2026-05-01', '2026-05-03'],
    ['2026-05-03T08:00', '2026-05-01T09:00', '2026-05-01', '2026-05-03'],
    ['2026-05-01T00:00', '2026-05-01T00:00', '2026-05-01', '2026-05-01'],
  ])('show what was typed: %s and %s', (from, to, first, last) => {
    expect(daysOf({ from, to })).toEqual({ first, last });
  });
});

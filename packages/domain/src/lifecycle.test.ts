import { describe, expect, it } from 'vitest';
import { brownoutAt, calledApi, deprecationFaults, gatewayBase, momentsOf, statusAt } from './lifecycle.ts';

const at = (text: string) => Date.parse(`2026-12-${text}Z`);
const iso = (text: string) => new Date(at(text)).toISOString();
const ending = {
  status: 'published',
  deprecation: {
    deprecatedAt: iso('02T00:00'),
    sunsetAt: iso('20T00:00'),
    brownouts: [{ startsAt: iso('10T12:00'), minutes: 10 }],
  },
} as const;

describe('what a version is', () => {
  it('follows from its dates: from each of them on, and not before', () => {
    const states = ['01T23:59:59', '02T00:00', '19T23:59:59', '20T00:00'].map((text) => statusAt(ending, at(text)));
    expect(states).toEqual(['published', 'deprecated', 'deprecated', 'retired']);
  });

  it('is retired for good where that was said, and a draft whatever dates it has', () => {
    expect(statusAt({ ...ending, status: 'retired' }, at('01T00:00'))).toBe('retired');
    expect(statusAt({ ...ending, status: 'draft' }, at('25T00:00'))).toBe('draft');
    expect(statusAt({ status: 'published' }, at('25T00:00'))).toBe('published');
  });

  it('browns out for as long as was said, its end left out', () => {
    const out = ['10T11:59:59', '10T12:00', '10T12:09:59', '10T12:10'].map((text) => !!brownoutAt(ending, at(text)));
    expect(out).toEqual([false, true, true, false]);
  });

  it('has its dates in order', () => {
    expect(momentsOf(ending).map(({ kind }) => kind)).toEqual(['deprecated', 'brownout', 'retired']);
    expect(momentsOf({ ...ending, status: 'retired' })).toEqual([]);
  });
});

it('a plan whose dates do not fit each other says which', () => {
  const faults = (deprecation: Parameters<typeof deprecationFaults>[0]) =>
    deprecationFaults(deprecation, at('05T00:00')).map(({ fault, index }) => [fault, index]);
  const { deprecation } = ending;
  expect(faults(deprecation)).toEqual([]);
  expect(faults({ ...deprecation, sunsetAt: iso('01T00:00'), brownouts: [] })).toEqual([
    ['sunset-before-deprecation', undefined],
  ]);
  expect(faults({ ...deprecation, sunsetAt: iso('04T00:00'), brownouts: [] })).toEqual([['sunset-past', undefined]]);
  const [one] = deprecation.brownouts;
  expect(faults({ ...deprecation, brownouts: [one, { startsAt: iso('10T12:09'), minutes: 1 }] })).toEqual([
    ['brownouts-overlap', 1],
  ]);
  expect(faults({ ...deprecation, brownouts: [one, { startsAt: iso('19T23:59'), minutes: 2 }] })).toEqual([
    ['brownout-outside', 1],
  ]);
  expect(faults({ ...deprecation, brownouts: [one, { startsAt: iso('10T12:10'), minutes: 2 }] })).toEqual([]);
});

it('a version is named behind the API', () => {
  expect(calledApi('museum')).toEqual({ api: 'museum' });
  expect(calledApi('museum@2.0.0')).toEqual({ api: 'museum', version: '2.0.0' });
  expect(calledApi('museum@')).toEqual({ api: 'museum', version: '' });
  expect(gatewayBase('https://a.example/proxy', 'museum', '2.0.0+b')).toBe('https://a.example/proxy/museum@2.0.0%2Bb');
});

import { describe, expect, it } from 'vitest';
import { partsOf, stepsOf } from './steps.ts';

const appOf = (id: string, keys: number, requests: number) => ({
  app: {
    ...{ id, name: id, teamId: 'team_1', createdAt: '2026-01-01T00:00:00Z' },
    ...{ contacts: [], callbackUrls: [], mayChange: true, mayHandOver: true, mayDelete: true },
  },
  keys,
  requests,
});
const ALONE = { together: false, inviteAt: '/teams/own?invite=1' };
const doneOf = (...apps: ReturnType<typeof appOf>[]) => stepsOf(apps, ALONE).map(({ done }) => done);

describe('the way to a first call', () => {
  it('begins with an app, then a key of it, then a call', () => {
    expect(doneOf()).toEqual([false, false, false, false]);
    expect(doneOf(appOf('app_1', 0, 0))).toEqual([true, false, false, false]);
    expect(doneOf(appOf('app_1', 1, 0))).toEqual([true, true, false, false]);
    expect(doneOf(appOf('app_1', 1, 9))).toEqual([true, true, true, false]);
  });

  it('follows the app that has come furthest, and leads to it', () => {
    const steps = stepsOf([appOf('app_new', 0, 0), appOf('app_old', 2, 0)], ALONE);
    expect(steps.map(({ done, href }) => [done, href])).toEqual([
      [true, '/apps?new=1'],
      [true, '/apps/app_old'],
      [false, '/usage?app=app_old'],
      [false, '/teams/own?invite=1'],
    ]);
  });

  it('ends with a colleague, who is there or invited, where the reader can invite', () => {
    const inviteOf = (company: Parameters<typeof stepsOf>[1]) => stepsOf([], company).at(-1)?.done;
    expect(inviteOf(ALONE)).toBe(false);
    expect(inviteOf({ ...ALONE, together: true })).toBe(true);
    expect(inviteOf({ together: false, inviteAt: undefined })).toBe(true);
  });
});

describe('the line of a week', () => {
  it('has all requests, each in its part, the ends included', () => {
    const series = [
      [-5, 1],
      [0, 2],
      [49, 3],
      [50, 4],
      [100, 5],
    ] as const;
    expect(partsOf(series, 0, 100, 2)).toEqual([6, 9]);
    expect(partsOf([], 0, 100, 3)).toEqual([0, 0, 0]);
  });
});

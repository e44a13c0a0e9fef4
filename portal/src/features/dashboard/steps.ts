import type { AppNow, Company } from './read-dashboard.ts';

export const STEP_NAMES = ['app', 'key', 'call', 'invite'] as const;
export type StepName = (typeof STEP_NAMES)[number];
export type Step = { readonly name: StepName; readonly done: boolean; readonly href: string };

/**
 * The way to a first call, and then to the second person: what is done, and where to do what is not. It follows the app
 * that has come furthest. Who owns no team has nobody to invite.
 */
export const stepsOf = (
  apps: readonly Pick<AppNow, 'app' | 'keys' | 'requests'>[],
  { together, inviteAt }: Company,
): readonly Step[] => {
  const [furthest] = [...apps].sort(
    (one, other) => Number(other.requests > 0) - Number(one.requests > 0) || other.keys - one.keys,
  );
  const base = furthest ? `/apps/${furthest.app.id}` : '/apps?new=1';
  return [
    { name: 'app', done: furthest !== undefined, href: '/apps?new=1' },
    { name: 'key', done: (furthest?.keys ?? 0) > 0, href: base },
    { name: 'call', done: (furthest?.requests ?? 0) > 0, href: furthest ? `/usage?app=${furthest.app.id}` : '/apis' },
    { name: 'invite', done: together || inviteAt === undefined, href: inviteAt ?? '/teams' },
  ];
};

/** The requests of a stretch in so many equal parts, for a line a finger long. */
export const partsOf = (
  series: readonly (readonly [at: number, requests: number])[],
  from: number,
  to: number,
  count: number,
): number[] => {
  const parts = Array.from({ length: count }, () => 0);
  for (const [at, requests] of series) {
    const place = Math.floor(((at - from) / (to - from)) * count);
    // An interval that began before the stretch is counted with its first part.
    const part = Math.min(Math.max(place, 0), count - 1);
    parts[part] = (parts[part] ?? 0) + requests;
  }
  return parts;
};

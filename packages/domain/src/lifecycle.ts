/** What a version of an API goes through, in this order; each from the one before alone. */
export const VERSION_STATUSES = ['draft', 'published', 'deprecated', 'retired'] as const;
export type VersionStatus = (typeof VERSION_STATUSES)[number];

/** What a version may be called. */
export const VERSION_NAME = /^[0-9A-Za-z][0-9A-Za-z.+_-]{0,63}$/;

/** What happens to versions: acts of people, and dates that came. */
export const LIFECYCLE_STEPS = [
  'added',
  'published',
  'made-default',
  'deprecation-planned',
  'deprecation-withdrawn',
  'deprecated',
  'brownout',
  'retired',
] as const;
export type LifecycleStepKind = (typeof LIFECYCLE_STEPS)[number];

/** A rehearsal of the end: calls are answered 410 from an instant on for so many minutes. */
export type Brownout = { readonly startsAt: string; readonly minutes: number };

/** How a version ends, and where its callers go. Times are ISO 8601 in UTC. */
export type Deprecation = {
  readonly deprecatedAt: string;
  /** From then on it answers 410; for as long as it likes, where it does not say. */
  readonly sunsetAt?: string | undefined;
  /** Another version of the API. */
  readonly successor?: string | undefined;
  /** Where people read what to do. */
  readonly information?: string | undefined;
  readonly note?: string | undefined;
  readonly brownouts?: readonly Brownout[] | undefined;
};

/** What is stored of a version's life; what it is at an instant follows from it, and no timer has to fire for it. */
export type Lifecycle = {
  readonly status: VersionStatus;
  readonly deprecation?: Deprecation | undefined;
};

const MINUTE_MILLISECONDS = 60_000;

/** What a version is at an instant. */
export const statusAt = ({ status, deprecation }: Lifecycle, at: number): VersionStatus => {
  if (status === 'draft' || status === 'retired' || !deprecation) return status;
  if (deprecation.sunsetAt !== undefined && Date.parse(deprecation.sunsetAt) <= at) return 'retired';
  return Date.parse(deprecation.deprecatedAt) <= at ? 'deprecated' : 'published';
};

export const brownoutEnd = ({ startsAt, minutes }: Brownout): number =>
  Date.parse(startsAt) + minutes * MINUTE_MILLISECONDS;

/** The brown-out of an instant. */
export const brownoutAt = ({ deprecation }: Lifecycle, at: number): Brownout | undefined =>
  deprecation?.brownouts?.find((one) => Date.parse(one.startsAt) <= at && at < brownoutEnd(one));

/** The end of a version that comes now: what was to come later of it does not. */
export const endedAt = (deprecation: Deprecation, at: Date): Deprecation => {
  const { sunsetAt, brownouts, ...rest } = deprecation;
  const begun = brownouts?.filter(({ startsAt }) => Date.parse(startsAt) < at.getTime());
  return {
    ...rest,
    ...(sunsetAt !== undefined && { sunsetAt: Date.parse(sunsetAt) > at.getTime() ? at.toISOString() : sunsetAt }),
    ...(begun && begun.length > 0 && { brownouts: begun }),
  };
};

/** What of a version's life comes about by itself at a date. */
export type LifecycleMoment = { readonly kind: 'deprecated' | 'brownout' | 'retired'; readonly at: string };

/** The dates of a version's end, in order. */
export const momentsOf = ({ status, deprecation }: Lifecycle): LifecycleMoment[] => {
  if (status === 'draft' || status === 'retired' || !deprecation) return [];
  const { deprecatedAt, sunsetAt, brownouts = [] } = deprecation;
  const moments: LifecycleMoment[] = [
    { kind: 'deprecated', at: deprecatedAt },
    ...brownouts.map(({ startsAt }) => ({ kind: 'brownout' as const, at: startsAt })),
    ...(sunsetAt === undefined ? [] : [{ kind: 'retired' as const, at: sunsetAt }]),
  ];
  return moments.sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
};

/** Why a plan of deprecation makes no sense, by the member that is wrong. */
export type DeprecationFault = 'sunset-before-deprecation' | 'sunset-past' | 'brownout-outside' | 'brownouts-overlap';

/** Whether the dates of a plan fit each other (RFC 9745 §4: no sunset before the deprecation), and which do not. */
export const deprecationFaults = (
  { deprecatedAt, sunsetAt, brownouts = [] }: Deprecation,
  at: number,
): { readonly fault: DeprecationFault; readonly index?: number }[] => {
  const [from, end] = [
    Date.parse(deprecatedAt),
    sunsetAt === undefined ? Number.POSITIVE_INFINITY : Date.parse(sunsetAt),
  ];
  const faults: { fault: DeprecationFault; index?: number }[] = [];
  if (end < from) faults.push({ fault: 'sunset-before-deprecation' });
  else if (end <= at) faults.push({ fault: 'sunset-past' });
  const inOrder = brownouts
    .map((one, index) => ({ index, starts: Date.parse(one.startsAt), ends: brownoutEnd(one) }))
    .sort((a, b) => a.starts - b.starts);
  for (const [place, { index, starts, ends }] of inOrder.entries()) {
    if (starts < from || ends > end) faults.push({ fault: 'brownout-outside', index });
    const before = inOrder[place - 1];
    if (before && starts < before.ends) faults.push({ fault: 'brownouts-overlap', index });
  }
  return faults;
};

/** What of an API is called: its id or slug, and the version where one is named behind `@`. */
export type CalledApi = { readonly api: string; readonly version?: string };

/** `museum@2.0.0` as it stands in a path, decoded. */
export const calledApi = (reference: string): CalledApi => {
  const at = reference.indexOf('@');
  return at < 0 ? { api: reference } : { api: reference.slice(0, at), version: reference.slice(at + 1) };
};

/** The base of calls of an API at the gateway, of its default version or of one by name. */
export const gatewayBase = (gatewayUrl: string, slug: string, version?: string): string =>
  `${gatewayUrl}/${slug}${version === undefined ? '' : `@${encodeURIComponent(version)}`}`;

/** What is counted of requests to the portal's API, and by whom: an address that is not signed in, or a user. */
export const REQUEST_LIMITS = {
  /** Trying to sign in, by an address. */
  signIns: { most: 5, windowSeconds: 60 },
  /** Making an account, by an address. */
  signUps: { most: 10, windowSeconds: 3600 },
  /** Beginning one with a code, renewing and ending sessions, by an address: 2,000 people behind one, each renewed every five minutes. */
  sessions: { most: 30_000, windowSeconds: 3600 },
  visitorReads: { most: 1000, windowSeconds: 3600 },
  visitorWrites: { most: 100, windowSeconds: 3600 },
  userReads: { most: 5000, windowSeconds: 3600 },
  userWrites: { most: 500, windowSeconds: 3600 },
  /** Calls of backends that are tested, and of the authorization servers of APIs, by a user. */
  backendTests: { most: 30, windowSeconds: 60 },
} as const satisfies Record<string, RequestLimit>;

export type RequestLimit = { readonly most: number; readonly windowSeconds: number };
export type RequestLimitName = keyof typeof REQUEST_LIMITS;
export type RequestLimits = Readonly<Record<RequestLimitName, RequestLimit>>;

export const REQUEST_LIMIT_NAMES = Object.keys(REQUEST_LIMITS) as readonly RequestLimitName[];

/** The deployment's limits, as they stand in the environment: `signIns=5 signUps=10 …`. What is missing is as above. */
export const requestLimitsFrom = (text = ''): RequestLimits => {
  const given = new Map(text.split(' ').map((pair) => [pair.split('=')[0], pair.split('=')[1]] as const));
  const of = (name: RequestLimitName): RequestLimit => {
    const most = Number(given.get(name));
    return Number.isInteger(most) && most > 0 ? { ...REQUEST_LIMITS[name], most } : REQUEST_LIMITS[name];
  };
  // Every name has its limit.
  return Object.fromEntries(REQUEST_LIMIT_NAMES.map((name) => [name, of(name)])) as RequestLimits;
};

/** Whether one more request of somebody is answered, and what they are told of it. */
export type Allowance = {
  readonly name: RequestLimitName;
  readonly limit: RequestLimit;
  readonly allowed: boolean;
  /** How many more may come, as far as is known here. */
  readonly remaining: number;
  /** When more may come: after a refusal the next, else the first of those that were counted. */
  readonly resetSeconds: number;
  /** A refusal that this instance did not say before in this window. */
  readonly news: boolean;
};

/** Counts one more request of somebody, and says whether it is answered. */
export type RequestCounts = (name: RequestLimitName, holderId: string) => Promise<Allowance>;

/** Into how many parts a window is divided. */
const PARTS = 60;

/** What was counted lately: the newest part by itself, for one write may add to it while others do. */
export type WindowCounts = {
  /** The number of the newest part since the epoch. */
  readonly part: number;
  readonly newest: number;
  /** [part, count] of those before it that still count, oldest first. */
  readonly earlier: readonly (readonly [number, number])[];
  /** All of them together. */
  readonly total: number;
};

const partSeconds = ({ windowSeconds }: RequestLimit): number => windowSeconds / PARTS;

export const partAt = (limit: RequestLimit, milliseconds: number): number =>
  Math.floor(milliseconds / 1000 / partSeconds(limit));

/**
 * The same counts seen from a later part. A part counts until no moment of it is within the window any more: never are
 * more admitted in any window than its limit, and what was used comes back a sixtieth of the window late at most.
 */
export const countsAt = (counts: WindowCounts | undefined, part: number): WindowCounts => {
  if (!counts) return { part, newest: 0, earlier: [], total: 0 };
  // A clock that is behind another's counts where that one does.
  if (part <= counts.part) return counts;
  const all: readonly (readonly [number, number])[] = [...counts.earlier, [counts.part, counts.newest]];
  const earlier = all.filter(([at, count]) => count > 0 && part - at <= PARTS);
  return { part, newest: 0, earlier, total: earlier.reduce((sum, [, count]) => sum + count, 0) };
};

/** In how many seconds so many more may come; at most the window and a part of it. */
export const secondsUntil = (
  limit: RequestLimit,
  counts: WindowCounts,
  wanted: number,
  milliseconds: number,
): number => {
  let left = counts.total + wanted - limit.most;
  const parts: readonly (readonly [number, number])[] = [...counts.earlier, [counts.part, counts.newest]];
  for (const [at, count] of parts) {
    left -= count;
    if (left <= 0) return Math.max(1, Math.ceil((at + PARTS + 1) * partSeconds(limit) - milliseconds / 1000));
  }
  return Math.ceil(limit.windowSeconds + partSeconds(limit));
};

import type { CachePolicy } from './policies.ts';
import { headerIn, type ViewerRequest } from './viewer-request.ts';

type Head = { readonly status: number; readonly headers: ViewerRequest['headers'] };

/** Failures that CloudFront keeps by itself, and those it keeps where the origin says for how long. */
const KEPT_FAILURES = new Set([404, 414, 500, 501, 502, 503, 504]);
const KEPT_IF_SAID = new Set([400, 403, 405, 412, 415]);
const KEPT = new Set([200, 203, 204, 300, 301, 302, 303, 307, 308, 410]);

/** Of `Cache-Control`: names in lower case, with their values. */
const directivesOf = (headers: Head['headers']): ReadonlyMap<string, string> =>
  new Map(
    (headerIn(headers, 'cache-control') ?? '').split(',').map((part) => {
      const [name = '', value = ''] = part.split('=', 2);
      return [name.trim().toLowerCase(), value.trim().replaceAll('"', '')] as const;
    }),
  );

const secondsIn = (text: string | undefined): number | undefined =>
  text !== undefined && /^\d{1,10}$/.test(text) ? Number(text) : undefined;

const expiresIn = (headers: Head['headers'], now: number): number | undefined => {
  const expires = headerIn(headers, 'expires');
  if (expires === undefined) return undefined;
  const from = Date.parse(headerIn(headers, 'date') ?? '') || now;
  // What is no date is past (RFC 9111 §5.3).
  return Math.max(0, (Date.parse(expires) - from) / 1000 || 0);
};

/** How old an answer was when it came, by its own word. */
export const ageOf = (headers: Head['headers']): number => secondsIn(headerIn(headers, 'age')) ?? 0;

export type Freshness = {
  readonly policy: CachePolicy;
  readonly failureSeconds: (status: number) => number;
  /** The request says who asks, and the key does not tell them apart. */
  readonly forSomebody: boolean;
  readonly now: number;
};

const ofFailure = (status: number, said: number | undefined, own: boolean, failureSeconds: number) => {
  // A 404 that is the asker's alone is not kept; a failure of the server is, whatever it says (CloudFront, "How CloudFront processes HTTP 4xx and 5xx").
  if (KEPT_FAILURES.has(status)) return own && status < 500 ? undefined : Math.max(failureSeconds, said ?? 0);
  return KEPT_IF_SAID.has(status) && !own && said !== undefined ? Math.max(failureSeconds, said) : undefined;
};

/**
 * For how many seconds an answer may be given to others, as CloudFront reads its headers within the policy's bounds; 0,
 * where each time the origin must say that it still holds; undefined, where it is nobody else's. An answer that sets a cookie
 * never is, and what is asked with an `Authorization` only where the answer is said to be everybody's (RFC 9111 §3.5).
 */
export const freshSeconds = ({ status, headers }: Head, given: Freshness): number | undefined => {
  const { policy, now } = given;
  if (policy.maxSeconds === 0 || headerIn(headers, 'set-cookie') !== undefined) return undefined;
  const said = directivesOf(headers);
  const forAll = said.has('public') || said.has('s-maxage') || said.has('must-revalidate');
  if (given.forSomebody && !forAll) return undefined;
  const own = said.has('no-store') || said.has('private') || said.has('no-cache');
  const lifetime =
    secondsIn(said.get('s-maxage')) ?? secondsIn(said.get('max-age')) ?? expiresIn(headers, now) ?? undefined;
  const bounded =
    lifetime === undefined ? undefined : Math.min(Math.max(lifetime, policy.minSeconds), policy.maxSeconds);
  const age = ageOf(headers);
  if (status >= 400 && status !== 410) {
    const seconds = ofFailure(status, bounded, own, given.failureSeconds(status));
    return seconds === undefined || seconds <= age ? undefined : seconds - age;
  }
  if (!KEPT.has(status)) return undefined;
  if (own) return policy.minSeconds > 0 ? policy.minSeconds : undefined;
  return Math.max(0, (bounded ?? Math.max(policy.defaultSeconds, policy.minSeconds)) - age);
};

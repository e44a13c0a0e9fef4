import type { Phrase, ProblemCode } from '@portico/client';
import type { Failure } from '../../api/failure.ts';

type Answered = {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly mediaType: string;
  readonly bytes: Uint8Array;
};

/** What helps: another plan, the very call again, or a new key for it. */
export type Fix = 'plans' | 'again' | undefined;

/** What the gateway says itself, and what helps. */
const FIXES: Readonly<Partial<Record<ProblemCode, Fix>>> = {
  unauthenticated: 'again',
  'not-subscribed': 'plans',
  'test-key': undefined,
  'team-disabled': undefined,
  'api-hidden': undefined,
  'address-not-allowed': undefined,
  'policy-refused': undefined,
  'key-scope-missing': undefined,
  'api-deleted': undefined,
  'version-retired': undefined,
  'version-brownout': undefined,
  'rate-limited': 'again',
  'quota-exceeded': 'plans',
  'upstream-failed': 'again',
  'upstream-timeout': 'again',
  'response-too-large': undefined,
  'body-too-large': undefined,
  'headers-too-large': undefined,
  'too-many-at-once': 'again',
  internal: 'again',
  unavailable: 'again',
};

const isGateways = (code: unknown): code is ProblemCode => typeof code === 'string' && Object.hasOwn(FIXES, code);

const membersOf = (value: unknown): Readonly<Record<string, unknown>> =>
  // Whatever members an object has are unknown.
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};

const DEPTH_MAX = 5;
/** The API behind the gateway answers what it likes. */
const isPhrase = (said: unknown, depth = 0): said is Phrase => {
  const { text, values } = membersOf(said);
  return (
    depth < DEPTH_MAX &&
    typeof text === 'string' &&
    Array.isArray(values) &&
    values.every((one) => {
      const { value, phrase } = membersOf(one);
      if (one === null || typeof one !== 'object') return false;
      return phrase === undefined ? value === undefined || typeof value === 'string' : isPhrase(phrase, depth + 1);
    })
  );
};

/** Longer is no problem that somebody reads. */
const BYTES_MAX = 100_000;

/** What is wrong (RFC 9457), and what helps. Without a code it is the API's that says so, not the gateway's. */
export const problemIn = ({
  status,
  mediaType,
  bytes,
  headers,
}: Answered): { problem: Failure; fix: Fix } | undefined => {
  if (status < 400 || !/^application\/problem\+json\b/i.test(mediaType) || bytes.length > BYTES_MAX) return undefined;
  try {
    const { code, title, detail, words } = membersOf(JSON.parse(new TextDecoder().decode(bytes)));
    const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
    const own = isGateways(code) ? code : undefined;
    const problem: Failure = {
      status,
      code: own,
      title: text(title),
      detail: text(detail),
      words: own && isPhrase(words) ? words : undefined,
      requestId: headers.find(([name]) => name === 'x-request-id')?.[1],
    };
    return { problem, fix: own && FIXES[own] };
  } catch {
    return undefined;
  }
};

/** Calls left, and seconds until there are more (RateLimit, as the gateway writes it). */
export const limitLeft = (headers: Answered['headers']): { left: number; seconds: number } | undefined => {
  const said = headers.find(([name]) => name === 'ratelimit')?.[1] ?? '';
  const found = /;r=(\d{1,15});t=(\d{1,15})$/.exec(said);
  return found ? { left: Number(found[1]), seconds: Number(found[2]) } : undefined;
};

import { globSync } from 'node:fs';
import { Agent } from 'node:http';
import { createRandom, type Random } from './random.ts';
import { escaped, headerText, PATHS } from './requests.ts';
import { type Answer, type Fuzzed, send } from './run.ts';
import { harmfulText, type Pool } from './values.ts';

const AT_ONCE = 6;
const COOKIE_BYTES_MAX = 4096;
const SHOWN = 400;
/** What CloudFront lets through: `AllowedMethods.ALLOW_ALL`, addresses of 8,192 bytes (AWS, CloudFront quotas). */
const METHODS = ['GET', 'HEAD', 'OPTIONS', 'PUT', 'PATCH', 'POST', 'DELETE'];
const ADDRESS_BYTES_MAX = 8192;

type PortalRequest = {
  readonly method: string;
  readonly path: string;
  readonly headers: readonly string[];
  readonly body: Buffer | undefined;
};

/** Every page and route of the portal, as its folders name them. */
export const PORTAL_PATHS = globSync('**/{page.tsx,route.ts}', {
  cwd: new URL('../../portal/src/app', import.meta.url).pathname,
}).map((file) => `/${file.replace(/(^|\/)(page\.tsx|route\.ts)$/, '').replaceAll(/\([^)]*\)\/?/g, '')}`);

const QUERY_NAMES = [
  'code',
  'state',
  'error',
  'returnTo',
  'provider',
  'q',
  'tag',
  'cursor',
  'sort',
  'appId',
  'from',
  'to',
  'version',
  'operation',
  'reason',
  'requestId',
  '__proto__',
  '_rsc',
  '',
];
const WHERE_TO = [
  '//evil.example',
  '/\\evil.example',
  'https://evil.example',
  '/%09/evil.example',
  `/${'é'.repeat(1900)}`,
];

const pathOf = (random: Random, pool: Pool): string => {
  const filled = random.pick(PORTAL_PATHS).replaceAll(/\[[^\]]+\]/g, () => {
    if (random.chance(0.5)) return random.pick(pool);
    return random.chance(0.3) ? random.pick(PATHS) : escaped(harmfulText(random));
  });
  if (!random.chance(0.05)) return filled || '/';
  return random.pick([`${filled}/`, `/${filled}`, filled.toUpperCase(), `${filled}/extra`, `${filled}/%`]);
};

const queryOf = (random: Random): string => {
  if (random.chance(0.4)) return '';
  const pairs = Array.from({ length: 1 + random.below(3) }, () => {
    const value = random.chance(0.2) ? random.pick(WHERE_TO) : harmfulText(random);
    return `${random.pick(QUERY_NAMES)}=${escaped(value)}`;
  });
  return `?${random.chance(0.05) ? `${pairs.join('&')}&%zz=%ff` : pairs.join('&')}`;
};

/** The cookies of somebody signed in, whole, and then with a letter, a half or a name changed. */
const cookieOf = (random: Random, cookies: string): string | undefined => {
  const damaged = (): string => {
    const at = random.below(cookies.length);
    return cookies.slice(0, at) + random.pick(['A', '.', '%', '', ' ', '\u00ff', '=']) + cookies.slice(at + 1);
  };
  return random.pick<() => string | undefined>([
    () => undefined,
    () => cookies,
    () => cookies,
    damaged,
    () => cookies.slice(0, random.below(cookies.length)),
    () => cookies.replace('portico-session', 'portico-sign-in'),
    () => `__Host-portico-session=${headerText(random)}`,
    () => `__Host-portico-sign-in=${headerText(random)}; ${cookies}; ${damaged()}`,
    () => `portico-language=${headerText(random)}; portico-theme=${headerText(random)}`,
  ])();
};

const requestOf = (random: Random, pool: Pool, cookies: string, origin: string): PortalRequest => {
  const headers: string[] = [];
  const cookie = cookieOf(random, cookies);
  if (cookie !== undefined) headers.push('Cookie', cookie);
  if (random.chance(0.3)) headers.push('Origin', random.chance(0.7) ? origin : headerText(random));
  if (random.chance(0.3))
    headers.push(
      random.pick([
        'Accept-Language',
        'User-Agent',
        'X-Forwarded-For',
        'X-Forwarded-Host',
        'RSC',
        'Next-Action',
        'Accept',
      ]),
      headerText(random),
    );
  const method = random.chance(0.7) ? 'GET' : random.pick(METHODS);
  const body = random.chance(0.3) && method !== 'GET' ? Buffer.from(harmfulText(random)) : undefined;
  if (body) headers.push('Content-Type', random.pick(['application/json', 'text/plain', headerText(random)]));
  return { method, path: (pathOf(random, pool) + queryOf(random)).slice(0, ADDRESS_BYTES_MAX), headers, body };
};

/** What is wrong with an answer of the portal: a failure, a part of a page that failed, a way out, a cookie that is lost. */
const faultOf = ({ status, headers, bytes }: Answer, origins: readonly string[]): string | undefined => {
  const text = bytes.toString();
  if (status >= 500 || status < 200) return `${status} ${text.slice(0, SHOWN)}`;
  const failedPart = /data-dgst="\d+"|\bat [^\n]{0,200}\.(?:js|ts):\d+:\d+/.exec(text);
  if (failedPart) return `${status} with ${failedPart[0]}`;
  const { location } = headers;
  if (location && !location.startsWith('/') && !origins.includes(new URL(location).origin))
    return `leads to ${location}`;
  if (location?.startsWith('//') || location?.startsWith('/\\')) return `leads to ${location}`;
  const long = headers['set-cookie']?.find((line) => Buffer.byteLength(line) > COOKIE_BYTES_MAX);
  return long && `a cookie of ${Buffer.byteLength(long)} bytes`;
};

/** Sends so many requests to the portal itself that follow from a seed, and answers what was wrong with the answers. */
export const fuzzPortal = async (
  portalUrl: string,
  given: { seed: number; requests: number; pool: Pool; cookies: string; signInUrl: string },
): Promise<Fuzzed> => {
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  const random = createRandom(given.seed);
  const byStatus: Record<string, number> = {};
  const faults: string[] = [];
  let left = given.requests;
  const work = async () => {
    while (left-- > 0) {
      const wire = requestOf(random, given.pool, given.cookies, portalUrl);
      const shown = `${wire.method} ${wire.path.slice(0, SHOWN)} ${JSON.stringify(wire.headers).slice(0, SHOWN)}`;
      try {
        const answer = await send(portalUrl, agent, wire);
        byStatus[answer.status] = (byStatus[answer.status] ?? 0) + 1;
        const fault = faultOf(answer, [portalUrl, given.signInUrl]);
        if (fault) faults.push(`${fault}\n  ${shown}`);
      } catch (error) {
        faults.push(`${(error as Error).message}\n  ${shown}`);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  agent.destroy();
  return { requests: given.requests, byStatus, faults };
};

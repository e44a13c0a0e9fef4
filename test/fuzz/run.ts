import { Agent, type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http';
import { faultsOf } from '@portico/contract/answers';
import { meantType } from '../portico/refused-at-edge.ts';
import { createRandom } from './random.ts';
import { type Credentials, requestOf, type WireRequest } from './requests.ts';
import type { Pool } from './values.ts';

export type Answer = {
  readonly status: number;
  readonly mediaType: string;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
};

const AT_ONCE = 12;
const SHOWN = 400;

/** Sends a request just as it is, and reads the whole answer. */
export const send = (
  apiUrl: string,
  agent: Agent,
  { method, path, headers, body }: Pick<WireRequest, 'method' | 'path' | 'headers' | 'body'>,
): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const { hostname, port, host } = new URL(apiUrl);
    const length = body && method !== 'TRACE' ? ['Content-Length', String(body.length)] : [];
    const sent = request({
      agent,
      hostname,
      port,
      method,
      path,
      headers: ['Host', host, ...headers, ...length],
      timeout: 30_000,
      // Next's redirects say a long address twice, once as Refresh; browsers take 256 kB.
      maxHeaderSize: 65_536,
    });
    sent.on('response', (answer: IncomingMessage) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('error', reject);
      answer.on('end', () => {
        const mediaType = (answer.headers['content-type'] ?? '').split(';')[0] ?? '';
        resolve({ status: answer.statusCode ?? 0, mediaType, headers: answer.headers, bytes: Buffer.concat(parts) });
      });
    });
    sent.on('timeout', () => sent.destroy(new Error('no answer')));
    sent.on('error', reject);
    sent.end(method === 'TRACE' ? undefined : body);
  });

const shown = ({ operation, method, path, headers, body }: WireRequest): string =>
  `${operation.id}: ${method} ${path.slice(0, SHOWN)} ${JSON.stringify(headers)
    .replace(/Bearer [^"]{40,}/g, 'Bearer …')
    .slice(0, SHOWN)} ${body?.toString().slice(0, SHOWN) ?? ''}`;

/** What is wrong with an answer: a failure of ours, a refusal that is no problem, or a body the contract has not. */
const faultOf = ({ operation, exact }: WireRequest, { status, mediaType, bytes }: Answer): string | undefined => {
  if (status >= 500 || status < 200) return `${status} ${bytes.toString().slice(0, 300)}`;
  if (status >= 400) {
    // The parser refuses what is too long to be read before anything of ours knows of a request.
    if (bytes.length === 0 || status === 431) return undefined;
    const body = /json$/.test(mediaType) ? JSON.parse(bytes.toString()) : {};
    const isProblem = meantType(mediaType, status, body) === 'application/problem+json';
    return (isProblem && typeof body.code === 'string') || operation.id === 'callApi'
      ? undefined
      : `${status} ${mediaType}, no problem`;
  }
  if (!exact || operation.method === 'ANY' || mediaType !== 'application/json' || bytes[0] === 0x1f) return undefined;
  return bytes.length === 0 ? undefined : faultsOf(operation.id, status, mediaType, JSON.parse(bytes.toString()));
};

/** Ends the sessions that all else is sent with. */
const endsAll = ({ method, path }: WireRequest): boolean => method === 'DELETE' && /^\/sessions\/?(?:\?|$)/.test(path);

export type Fuzzed = {
  readonly requests: number;
  readonly byStatus: Readonly<Record<string, number>>;
  readonly faults: readonly string[];
};

/** Sends so many requests that follow from a seed, and answers what was wrong with the answers. */
export const fuzz = async (
  apiUrl: string,
  { seed, requests, pool, credentials }: { seed: number; requests: number; pool: Pool; credentials: () => Credentials },
): Promise<Fuzzed> => {
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  const random = createRandom(seed);
  const byStatus: Record<string, number> = {};
  const faults: string[] = [];
  let left = requests;
  const work = async () => {
    while (left-- > 0) {
      const wire = requestOf(random, pool, credentials());
      if (endsAll(wire)) continue;
      try {
        const answer = await send(apiUrl, agent, wire);
        byStatus[answer.status] = (byStatus[answer.status] ?? 0) + 1;
        const fault = faultOf(wire, answer);
        if (fault) faults.push(`${fault}\n  ${shown(wire)}`);
      } catch (error) {
        // A server may hang up on what is no HTTP, or too much of it; it must have said so before.
        const { code = 'none', message } = error as NodeJS.ErrnoException;
        byStatus[code] = (byStatus[code] ?? 0) + 1;
        if (!['ECONNRESET', 'EPIPE', 'HPE_INVALID_CONSTANT'].includes(code))
          faults.push(`${code} ${message}\n  ${shown(wire)}`);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  agent.destroy();
  return { requests, byStatus, faults };
};

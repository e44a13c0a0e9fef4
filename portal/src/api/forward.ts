import { OPERATIONS_FOR_PAGES } from '@portico/client/for-pages';
import { environment, visitorsApiUrl } from './environment.ts';
import { problem } from './problem-answer.ts';
import { isSameOrigin } from './same-origin.ts';
import { openSession } from './session-cookie.ts';
import { askedFor } from './viewer.ts';

const SEGMENT = '[A-Za-z0-9_.+-]+';
const BODY_BYTES_MAX = 5_000_000;

/** What pages may call, from the contract: not the data plane, and nothing that hands out tokens. */
const RULES = Object.values(OPERATIONS_FOR_PAGES).map(({ method, path, forVisitors }) => ({
  method,
  pattern: new RegExp(`^${path.slice(1).replace(/\{\w+\}/g, SEGMENT)}$`),
  forVisitors,
}));

const ruleFor = (method: string, path: string) =>
  path.split('/').some((segment) => segment === '.' || segment === '..')
    ? undefined
    : RULES.find((rule) => rule.method === method && rule.pattern.test(path));

/** What makes a change safe: the state it was made on, and the key it can be repeated under. */
const TAKEN_ALONG = ['if-match', 'idempotency-key'];

const PASSED_ON = [
  'content-type',
  'content-disposition',
  'retry-after',
  'ratelimit',
  'ratelimit-policy',
  'etag',
  'idempotency-replayed',
  'x-request-id',
  'x-amzn-requestid',
];

const answerOf = (response: Response): Response => {
  const headers = new Headers({ 'Cache-Control': 'private, no-store', 'X-Content-Type-Options': 'nosniff' });
  for (const name of PASSED_ON) {
    const value = response.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  return new Response(response.body, { status: response.status, headers });
};

const refuse = (request: Request, path: string): Response | undefined => {
  if (!ruleFor(request.method, path)) return problem('not-found');
  if (request.method === 'GET') return undefined;
  if (!isSameOrigin(request.headers)) return problem('forbidden');
  const type = request.headers.get('content-type');
  const isJson = type?.split(';')[0]?.trim().toLowerCase() === 'application/json';
  if (type !== null && !isJson) return problem('forbidden');
  if (Number(request.headers.get('content-length') ?? 0) > BODY_BYTES_MAX) return problem('body-too-large');
  return undefined;
};

/** The body; what is longer than may be, whatever length was said, is not read to its end. */
const bodyOf = async ({ method, body }: Request): Promise<Blob | undefined | 'too-large'> => {
  if (method === 'GET' || !body) return undefined;
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  for await (const part of body) {
    length += part.byteLength;
    if (length > BODY_BYTES_MAX) return 'too-large';
    parts.push(part);
  }
  return length === 0 ? undefined : new Blob(parts);
};

/** Forwards a call of a page to the API with the reader's access token, which the browser never sees. */
export const forward = async (request: Request, path: string, cookie: string | undefined): Promise<Response> => {
  const refused = refuse(request, path);
  if (refused) return refused;
  const body = await bodyOf(request);
  if (body === 'too-large') return problem('body-too-large');
  if (body && !request.headers.has('content-type')) return problem('forbidden');
  const session = await openSession(cookie);
  const headers = new Headers({
    ...(await askedFor(request.headers)),
    accept: request.headers.get('accept') ?? 'application/json',
  });
  if (body) headers.set('content-type', 'application/json');
  for (const name of TAKEN_ALONG) {
    const value = request.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  if (session) headers.set('authorization', `Bearer ${session.accessToken}`);
  const asVisitor = !session && ruleFor(request.method, path)?.forVisitors;
  const target = `${asVisitor ? visitorsApiUrl() : environment.apiUrl}/${path}${new URL(request.url).search}`;
  try {
    const response = await fetch(target, {
      method: request.method,
      headers,
      body: body ?? null,
      redirect: 'manual',
      signal: request.signal,
    });
    return answerOf(response);
  } catch {
    return problem('unavailable');
  }
};

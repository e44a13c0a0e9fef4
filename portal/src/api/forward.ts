import { environment } from './environment.ts';
import { isSameOrigin } from './same-origin.ts';
import { openSession } from './session-cookie.ts';

const SEGMENT = '[A-Za-z0-9_.+-]+';
const BODY_BYTES_MAX = 5_000_000;

/** The operations of the contract that pages call. Those that hand out tokens are not among them. */
const ALLOWED: readonly (readonly [methods: string, path: string])[] = [
  ['GET POST', 'apis'],
  ['GET PATCH', 'apis/*'],
  ['GET POST', 'apis/*/versions'],
  ['GET', 'apis/*/versions/*'],
  ['POST', 'apis/*/versions/*/publish'],
  ['GET PUT', 'apis/*/versions/*/backend'],
  ['GET', 'apis/*/versions/*/document'],
  ['GET', 'apis/*/versions/*/changes'],
  ['GET', 'apis/*/versions/*/samples'],
  ['GET', 'apis/*/versions/*/sdks/*'],
  ['GET', 'apis/*/usage'],
  ['GET', 'public/apis'],
  ['GET', 'public/apis/*'],
  ['GET', 'public/apis/*/versions'],
  ['GET', 'public/apis/*/versions/*/document'],
  ['GET', 'public/apis/*/versions/*/changes'],
  ['GET', 'public/apis/*/versions/*/samples'],
  ['GET', 'public/apis/*/versions/*/sdks/*'],
  ['POST', 'document-uploads'],
  ['POST', 'imports'],
  ['GET', 'imports/*'],
  ['GET', 'plans'],
  ['GET POST', 'apps'],
  ['GET', 'apps/*'],
  ['GET POST', 'apps/*/subscriptions'],
  ['DELETE', 'apps/*/subscriptions/*'],
  ['GET POST', 'apps/*/keys'],
  ['DELETE', 'apps/*/keys/*'],
  ['POST', 'apps/*/try-it-keys'],
  ['GET', 'apps/*/usage'],
  ['GET', 'apps/*/calls'],
  ['GET', 'sessions'],
  ['DELETE', 'sessions/*'],
  ['GET', 'users/me'],
  ['POST', 'teams'],
  ['GET POST', 'test-suites'],
  ['GET DELETE', 'test-suites/*'],
  ['GET POST', 'test-suites/*/runs'],
  ['GET', 'test-suites/*/runs/*'],
];

const RULES = ALLOWED.map(([methods, path]) => ({
  methods: methods.split(' '),
  pattern: new RegExp(`^${path.replaceAll('*', SEGMENT)}$`),
}));

const isAllowed = (method: string, path: string): boolean =>
  !path.split('/').some((segment) => segment === '.' || segment === '..') &&
  RULES.some(({ methods, pattern }) => methods.includes(method) && pattern.test(path));

const problem = (status: number, code: string, title: string): Response =>
  Response.json(
    { type: `urn:portico:problem:${code}`, title, status, code, requestId: crypto.randomUUID() },
    { status, headers: { 'Content-Type': 'application/problem+json', 'Cache-Control': 'private, no-store' } },
  );

const PASSED_ON = ['content-type', 'content-disposition', 'retry-after', 'etag', 'x-request-id', 'x-amzn-requestid'];

const answerOf = (response: Response): Response => {
  const headers = new Headers({ 'Cache-Control': 'private, no-store', 'X-Content-Type-Options': 'nosniff' });
  for (const name of PASSED_ON) {
    const value = response.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  return new Response(response.body, { status: response.status, headers });
};

const refuse = (request: Request, path: string): Response | undefined => {
  if (!isAllowed(request.method, path)) return problem(404, 'not-found', 'There is no such operation.');
  if (request.method === 'GET') return undefined;
  if (!isSameOrigin(request.headers)) return problem(403, 'forbidden', 'This request did not come from the portal.');
  const type = request.headers.get('content-type');
  const isJson = type?.split(';')[0]?.trim().toLowerCase() === 'application/json';
  if (type !== null && !isJson) return problem(403, 'forbidden', 'Only JSON is taken here.');
  if (Number(request.headers.get('content-length') ?? 0) > BODY_BYTES_MAX)
    return problem(413, 'too-large', 'The body is too large.');
  return undefined;
};

const bodyOf = async (request: Request): Promise<ArrayBuffer | undefined> => {
  if (request.method === 'GET') return undefined;
  const body = await request.arrayBuffer();
  return body.byteLength === 0 ? undefined : body;
};

/** Forwards a call of a page to the API with the reader's access token, which the browser never sees. */
export const forward = async (request: Request, path: string, cookie: string | undefined): Promise<Response> => {
  const refused = refuse(request, path);
  if (refused) return refused;
  const body = await bodyOf(request);
  if ((body?.byteLength ?? 0) > BODY_BYTES_MAX) return problem(413, 'too-large', 'The body is too large.');
  if (body && !request.headers.has('content-type')) return problem(403, 'forbidden', 'Only JSON is taken here.');
  const session = await openSession(cookie);
  const headers = new Headers({ accept: request.headers.get('accept') ?? 'application/json' });
  if (body) headers.set('content-type', 'application/json');
  if (session) headers.set('authorization', `Bearer ${session.accessToken}`);
  const target = `${environment.apiUrl}/${path}${new URL(request.url).search}`;
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
    return problem(502, 'bad-gateway', 'The API did not answer.');
  }
};

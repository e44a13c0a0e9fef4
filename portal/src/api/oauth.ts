import 'server-only';
import { ApiError, Portico } from '@portico/client';
import { environment } from './environment.ts';
import { isForeignPage } from './same-origin.ts';
import { askedFor, sendingFor } from './viewer.ts';

const BODY_BYTES_MAX = 20_000;
const TIMEOUT_MILLISECONDS = 15_000;
const HEADERS = { 'Cache-Control': 'no-store', Pragma: 'no-cache' };

/** A refusal as clients of RFC 6749 read it (5.2). */
export class OauthRefusal extends Error {
  readonly code: string;
  readonly status: number;
  constructor(code: string, description: string, status = 400) {
    super(description);
    this.code = code;
    this.status = status;
  }
}

const told = ({ code, status, message }: OauthRefusal, more: Readonly<Record<string, string>> = {}): Response =>
  Response.json({ error: code, error_description: message }, { status, headers: { ...HEADERS, ...more } });

/** What is no letter of a description (RFC 6749 5.2) is left out. */
const plain = (text: string): string => text.replaceAll(/[^ !#-[\]-~]/g, '');

const refusalOf = (error: unknown, otherwise: string): Response => {
  if (error instanceof OauthRefusal) return told(error);
  if (!(error instanceof ApiError) || error.status >= 500)
    return told(new OauthRefusal('temporarily_unavailable', 'There was no answer; try again.', 503), {
      'Retry-After': '1',
    });
  const [first] = (error.problem?.['errors'] ?? []) as readonly { detail?: string; pointer?: string }[];
  const description = plain(
    first
      ? `${first.pointer ?? ''} ${first.detail ?? ''}`.trim()
      : (error.problem?.detail ?? error.problem?.title ?? ''),
  );
  const retryAfter = error.headers.get('retry-after');
  if (error.status === 429)
    return told(
      new OauthRefusal('temporarily_unavailable', description, 429),
      retryAfter === null ? {} : { 'Retry-After': retryAfter },
    );
  const ofRedirect = first?.pointer?.startsWith('/redirectUris') === true;
  return told(new OauthRefusal(ofRedirect ? 'invalid_redirect_uri' : otherwise, description));
};

/** A body to its end, unless it is longer than may be. */
const textOf = async ({ body }: Request): Promise<string> => {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of body ?? []) {
    length += part.byteLength;
    if (length > BODY_BYTES_MAX) throw new OauthRefusal('invalid_request', 'The body is too large.', 413);
    parts.push(part);
  }
  return new TextDecoder().decode(Buffer.concat(parts));
};

const typeOf = ({ headers }: Request): string | undefined =>
  headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();

/** The fields of a form; one that comes twice is an error (RFC 6749 3.2). */
export const formOf = async (request: Request): Promise<(name: string) => string | undefined> => {
  if (typeOf(request) !== 'application/x-www-form-urlencoded')
    throw new OauthRefusal('invalid_request', 'The body is a form.', 415);
  const form = new URLSearchParams(await textOf(request));
  return (name) => {
    const [value, ...others] = form.getAll(name);
    if (others.length > 0) throw new OauthRefusal('invalid_request', `${name} came twice.`);
    return value === undefined || value === '' ? undefined : value;
  };
};

export const jsonOf = async (request: Request): Promise<Readonly<Record<string, unknown>>> => {
  if (typeOf(request) !== 'application/json') throw new OauthRefusal('invalid_request', 'The body is JSON.', 415);
  try {
    const said: unknown = JSON.parse(await textOf(request));
    if (typeof said === 'object' && said !== null && !Array.isArray(said)) return { ...said };
  } catch (error) {
    if (error instanceof OauthRefusal) throw error;
  }
  throw new OauthRefusal('invalid_client_metadata', 'The body is no JSON object.');
};

/**
 * Where clients of the authorization server ask, which have no cookie and need none. Of pages our own alone may. The API
 * counts them by the address they come from.
 */
export const forClients =
  (otherwise: string, answer: (request: Request, client: Portico) => Promise<Response>) =>
  async (request: Request): Promise<Response> => {
    if (isForeignPage(request.headers)) return new Response(null, { status: 403 });
    const client = new Portico({
      baseUrl: environment.apiUrl,
      timeoutMs: TIMEOUT_MILLISECONDS,
      fetch: sendingFor(() => askedFor(request.headers)),
    });
    try {
      return await answer(request, client);
    } catch (error) {
      return refusalOf(error, otherwise);
    }
  };

export const answered = (body: object, status = 200): Response => Response.json(body, { status, headers: HEADERS });

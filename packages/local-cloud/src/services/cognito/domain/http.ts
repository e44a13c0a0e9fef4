import type { IncomingMessage, ServerResponse } from 'node:http';

/** A request to the sign-in domain, read. */
export type DomainRequest = {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly form: URLSearchParams;
  readonly cookies: ReadonlyMap<string, string>;
  readonly headers: IncomingMessage['headers'];
};

export type DomainResponse = {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: string;
};

export class DomainError extends Error {
  readonly status: number;
  constructor(message: string, status = 400) {
    super(message);
    this.status = status;
  }
}

/** A SAML response of somebody in many groups is the longest. */
const FORM_BYTES_MAX = 262_144;

const cookiesOf = (header: string | undefined): ReadonlyMap<string, string> => {
  const cookies = new Map<string, string>();
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=');
    if (at > 0) cookies.set(part.slice(0, at).trim(), part.slice(at + 1).trim());
  }
  return cookies;
};

const readForm = async (request: IncomingMessage): Promise<URLSearchParams> => {
  if (request.method !== 'POST') return new URLSearchParams();
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    sizeBytes += bytes.length;
    if (sizeBytes > FORM_BYTES_MAX) throw new DomainError('The form is too large.', 413);
    chunks.push(bytes);
  }
  if (!(request.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded')) {
    throw new DomainError('A form is expected.', 415);
  }
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
};

export const readDomainRequest = async (request: IncomingMessage): Promise<DomainRequest> => {
  const url = new URL(request.url ?? '/', 'http://localhost');
  return {
    method: request.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    form: await readForm(request),
    cookies: cookiesOf(request.headers.cookie),
    headers: request.headers,
  };
};

export const send = (response: ServerResponse, answer: DomainResponse): void => {
  response.writeHead(answer.status, {
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    ...Object.fromEntries(
      Object.entries(answer.headers ?? {}).map(([name, value]) => [
        name,
        typeof value === 'string' ? value : [...value],
      ]),
    ),
  });
  response.end(answer.body);
};

export const redirect = (location: string, cookies: readonly string[] = []): DomainResponse => ({
  status: 302,
  headers: { location, ...(cookies.length > 0 ? { 'set-cookie': cookies } : {}) },
});

export const json = (status: number, value: unknown): DomainResponse => ({
  status,
  // Browser clients call these endpoints from the application's own origin, as with a Cognito domain.
  headers: { 'content-type': 'application/json', 'access-control-allow-origin': '*' },
  body: JSON.stringify(value),
});

/** Not `Secure`: the domain of one machine is http on loopback. */
export const cookie = (name: string, value: string, lifeSeconds: number): string =>
  `${name}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${lifeSeconds}`;

/** `base` with these parameters added to whatever query it has. */
export const withQuery = (base: string, parameters: Readonly<Record<string, string | undefined>>): string => {
  const url = new URL(base);
  for (const [name, value] of Object.entries(parameters)) if (value !== undefined) url.searchParams.set(name, value);
  return url.toString();
};

import { base64, ClientCredentials } from './credentials.ts';
import { encodeForm, encodeHeader, encodeMultipart, encodePath, encodeQuery, type ParameterSpec } from './encode.ts';
import { ApiError, type ApiResponse, Call, type CallOptions, type ClientOptions, ConnectionError, TimeoutError } from './call.ts';

export * from './call.ts';

export type OperationSpec = {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly ParameterSpec[];
  readonly bodies: readonly (readonly [mediaType: string, kind: string])[];
  /** Alternatives, each a list of schemes that go together. */
  readonly security: readonly (readonly string[])[];
  readonly idempotent: boolean;
  /** The header that makes a repetition safe; sent with every call when the API asks for it. */
  readonly idempotencyHeader?: string;
  readonly sendsKey?: boolean;
};

/** How a scheme of the document is sent. */
export type SchemeSpec =
  | { readonly type: 'apiKey'; readonly in: string; readonly name: string }
  | { readonly type: 'basic' }
  | { readonly type: 'bearer' }
  | { readonly type: 'oauth2'; readonly tokenUrl: string };

const environment = (name: string): string | undefined => {
  const holder = globalThis as { process?: { env?: Record<string, string | undefined> } };
  return holder.process?.env?.[name] || undefined;
};

const wait = (milliseconds: number, signal: AbortSignal | undefined): Promise<void> =>
  new Promise((done, fail) => {
    signal?.throwIfAborted();
    const stop = () => {
      clearTimeout(timer);
      fail(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      done();
    }, milliseconds);
    signal?.addEventListener('abort', stop, { once: true });
  });

/** Milliseconds that Retry-After asks for: seconds or a date (RFC 9110, section 10.2.3). */
const retryAfter = (headers: Headers): number | undefined => {
  const value = headers.get('retry-after');
  if (value === null) return undefined;
  const wanted = /^\d+$/.test(value) ? Number(value) * 1_000 : Date.parse(value) - Date.now();
  return Number.isNaN(wanted) ? undefined : Math.min(Math.max(wanted, 0), 60_000);
};

const backOff = (attempt: number): number => Math.random() * Math.min(250 * 2 ** attempt, 8_000);

const RETRIED = new Set([408, 429, 500, 502, 503, 504]);

/** The body as it comes, for what the caller reads piece by piece. */
const streamOf = (response: Response): ReadableStream<Uint8Array> => response.body ?? new ReadableStream({ start: (controller) => controller.close() });

const readBody = async (response: Response): Promise<unknown> => {
  if (response.status === 204 || response.status === 205 || response.status === 304) return undefined;
  const type = (response.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (type === 'text/event-stream') return response.body;
  if (type === 'application/json' || type.endsWith('+json')) {
    const text = await response.text();
    return text === '' ? undefined : (JSON.parse(text) as unknown);
  }
  if (type.startsWith('text/') || type.endsWith('/xml') || type.endsWith('+xml') || type.endsWith('yaml')) return response.text();
  const blob = await response.blob();
  return blob.size === 0 && type === '' ? undefined : blob;
};

type Input = object & { readonly body?: unknown; readonly contentType?: string | undefined };

/** Sends calls: what every operation shares. */
export class Transport {
  readonly #options: ClientOptions;
  readonly #baseUrl: string;
  readonly #schemes: ReadonlyMap<string, SchemeSpec>;
  readonly #prefix: string;
  readonly #tokens = new ClientCredentials();

  constructor(options: ClientOptions, baseUrl: string, schemes: readonly (readonly [name: string, scheme: SchemeSpec])[], prefix: string) {
    this.#options = options;
    this.#baseUrl = (options.baseUrl ?? environment(prefix + '_BASE_URL') ?? baseUrl).replace(/\/+$/, '');
    this.#schemes = new Map(schemes);
    this.#prefix = prefix;
  }

  call<T>(spec: OperationSpec, input: Input, options: CallOptions = {}): Call<T> {
    // The document says what this operation answers; the type was made from it.
    return new Call(this.#send(spec, input, options, readBody) as Promise<ApiResponse<T>>);
  }

  /** The body of a success as a stream: nothing is kept. The timeout ends with the headers. */
  async stream(spec: OperationSpec, input: Input, options: CallOptions = {}): Promise<ReadableStream<Uint8Array>> {
    const { data } = await this.#send(spec, input, options, async (response) => streamOf(response));
    // What was just made of the response.
    return data as ReadableStream<Uint8Array>;
  }

  /** A key is made where the API asks for one and the caller has none: all tries of a call share it. */
  #key(spec: OperationSpec, input: Input, options: CallOptions): string | undefined {
    if (options.idempotencyKey !== undefined) return options.idempotencyKey;
    const given = spec.parameters.some(([as, name]) => name === spec.idempotencyHeader && new Map(Object.entries(input)).get(as) !== undefined);
    return spec.sendsKey && !given ? crypto.randomUUID() : undefined;
  }

  async #send(spec: OperationSpec, input: Input, options: CallOptions, read: (response: Response) => Promise<unknown>): Promise<ApiResponse<unknown>> {
    const retries = options.retries ?? this.#options.retries ?? 2;
    const key = this.#key(spec, input, options);
    const repeatable = spec.idempotent || key !== undefined;
    for (let attempt = 0; ; attempt += 1) {
      let pause: number | undefined;
      try {
        const response = await this.#once(spec, input, options, key, read);
        if (response.status >= 200 && response.status < 300) return response;
        const asked = retryAfter(response.headers);
        const again = RETRIED.has(response.status) && (repeatable || (asked !== undefined && (response.status === 429 || response.status === 503)));
        if (!again || attempt >= retries) throw new ApiError(spec.id, response.status, response.headers, response.data);
        pause = asked;
      } catch (error) {
        if (!(error instanceof ConnectionError) || !repeatable || attempt >= retries) throw error;
      }
      await wait(pause ?? backOff(attempt), options.signal);
    }
  }

  async #once(spec: OperationSpec, input: Input, options: CallOptions, key: string | undefined, read: (response: Response) => Promise<unknown>): Promise<ApiResponse<unknown>> {
    const { url, init } = await this.#request(spec, input, options);
    // The headers were made for this try.
    if (key !== undefined) (init.headers as Headers).set(spec.idempotencyHeader ?? 'Idempotency-Key', key);
    const timeoutMs = options.timeoutMs ?? this.#options.timeoutMs ?? 30_000;
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(), timeoutMs);
    const signal = options.signal ? AbortSignal.any([options.signal, late.signal]) : late.signal;
    try {
      const send = this.#options.fetch ?? ((target: string, init: RequestInit) => globalThis.fetch(target, init));
      const response = await send(url, { ...init, signal });
      const data = response.ok ? await read(response) : await readBody(response);
      return { data, status: response.status, headers: response.headers };
    } catch (error) {
      options.signal?.throwIfAborted();
      if (late.signal.aborted) throw new TimeoutError(spec.id + ': no answer within ' + String(timeoutMs) + ' ms', { cause: error });
      throw new ConnectionError(spec.id + ': no answer', { cause: error });
    } finally {
      clearTimeout(timer);
    }
  }

  async #request(spec: OperationSpec, input: Input, options: CallOptions): Promise<{ url: string; init: RequestInit }> {
    const values = new Map<string, unknown>(Object.entries(input));
    const headers = new Headers({ accept: 'application/json, */*;q=0.5', ...this.#options.headers });
    // A browser names itself, and asks the server's leave for what it does not know.
    if (!('document' in globalThis) && !headers.has('user-agent')) headers.set('user-agent', '@portico/client/2.1.0 (portico)');
    let path = spec.path;
    const query: (readonly [unknown, ParameterSpec])[] = [];
    const cookies: string[] = [];
    for (const parameter of spec.parameters) {
      const [as, name, place] = parameter;
      const value = values.get(as);
      if (place === 'path') {
        if (value === undefined || value === null || value === '') throw new TypeError(spec.id + ': "' + as + '" is needed for the path');
        path = path.split('{' + name + '}').join(encodePath(value, parameter));
      } else if (value === undefined || value === null) continue;
      else if (place === 'query') query.push([value, parameter]);
      else if (place === 'header') headers.set(name, encodeHeader(value, parameter));
      else cookies.push(encodeQuery([[value, parameter]]).split('&').join('; '));
    }
    const credentials = await this.#credentials(spec, headers, cookies);
    if (cookies.length > 0) headers.set('cookie', cookies.join('; '));
    for (const [name, value] of Object.entries(options.headers ?? {})) headers.set(name, value);
    const search = [encodeQuery(query), credentials].filter((part) => part !== '').join('&');
    const init: RequestInit & { duplex?: string } = { method: spec.method, headers };
    this.#body(spec, input, headers, init);
    return { url: this.#baseUrl + path + (search === '' ? '' : '?' + search), init };
  }

  #body(spec: OperationSpec, input: Input, headers: Headers, init: RequestInit & { duplex?: string }): void {
    const { body } = input;
    const chosen = spec.bodies.find(([mediaType]) => mediaType === input.contentType) ?? spec.bodies[0];
    if (body === undefined || !chosen) return;
    const [mediaType, kind] = chosen;
    if (kind === 'multipart') {
      init.body = encodeMultipart(body);
      return;
    }
    if (!mediaType.includes('*')) headers.set('content-type', mediaType);
    if (kind === 'json') init.body = JSON.stringify(body);
    else if (kind === 'form') init.body = encodeForm(body);
    else if (body instanceof ReadableStream) {
      init.body = body;
      init.duplex = 'half';
    }
    // What remains was typed as text or bytes.
    else init.body = body as string | Blob;
  }

  /** Sets what the first satisfiable alternative asks for; answers its part of the query. */
  async #credentials(spec: OperationSpec, headers: Headers, cookies: string[]): Promise<string> {
    const known = new Map<string, string>();
    for (const scheme of new Set(spec.security.flat())) {
      const value = await this.#credential(this.#schemes.get(scheme));
      if (value !== undefined) known.set(scheme, value);
    }
    const alternative = spec.security.find((schemes) => schemes.length > 0 && schemes.every((scheme) => known.has(scheme)));
    const query: string[] = [];
    for (const scheme of alternative ?? []) {
      const how = this.#schemes.get(scheme);
      const value = known.get(scheme) ?? '';
      if (how?.type !== 'apiKey') headers.set('authorization', (how?.type === 'basic' ? 'Basic ' : 'Bearer ') + value);
      else if (how.in === 'header') headers.set(how.name, value);
      else if (how.in === 'query') query.push(encodeURIComponent(how.name) + '=' + encodeURIComponent(value));
      else cookies.push(how.name + '=' + encodeURIComponent(value));
    }
    return query.join('&');
  }

  /** A token that was given, or one for the client's own credentials. */
  async #oauth2(declared: string): Promise<string | undefined> {
    const { token, clientId, clientSecret, tokenUrl, scopes, fetch } = this.#options;
    const given = (typeof token === 'function' ? await token() : token) ?? environment(this.#prefix + '_TOKEN');
    const id = clientId ?? environment(this.#prefix + '_CLIENT_ID');
    if (given !== undefined || id === undefined) return given;
    const secret = clientSecret ?? environment(this.#prefix + '_CLIENT_SECRET') ?? '';
    return this.#tokens.get(fetch ?? ((target, init) => globalThis.fetch(target, init)), tokenUrl ?? declared, id, secret, scopes ?? []);
  }

  async #credential(scheme: SchemeSpec | undefined): Promise<string | undefined> {
    const { apiKey, token, username, password } = this.#options;
    if (scheme?.type === 'oauth2') return this.#oauth2(scheme.tokenUrl);
    if (scheme?.type === 'apiKey') return (typeof apiKey === 'function' ? await apiKey() : apiKey) ?? environment(this.#prefix + '_API_KEY');
    if (scheme?.type === 'bearer') return (typeof token === 'function' ? await token() : token) ?? environment(this.#prefix + '_TOKEN');
    const user = username ?? environment(this.#prefix + '_USERNAME');
    const secret = password ?? environment(this.#prefix + '_PASSWORD') ?? '';
    return scheme?.type === 'basic' && user !== undefined ? base64(user + ':' + secret) : undefined;
  }
}

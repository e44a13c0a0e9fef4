/** Source of the emitted `call.ts`: options, errors, and what a call gives. Holds no backtick. */
export const CALL_SOURCE = `type Maybe<T> = T | undefined;
type Awaitable<T> = T | Promise<T>;

export type ClientOptions = {
  /** Where the API is, without a slash at the end. */
  readonly baseUrl?: Maybe<string>;
  readonly apiKey?: Maybe<string | (() => Awaitable<string | undefined>)>;
  /** Bearer token, or how to get one for each call. */
  readonly token?: Maybe<string | (() => Awaitable<string | undefined>)>;
  readonly username?: Maybe<string>;
  readonly password?: Maybe<string>;
  /** OAuth2 client credentials (RFC 6749, section 4.4). */
  readonly clientId?: Maybe<string>;
  readonly clientSecret?: Maybe<string>;
  /** Where tokens are given out; the document's when left out. */
  readonly tokenUrl?: Maybe<string>;
  readonly scopes?: Maybe<readonly string[]>;
  /** Sent with every call. */
  readonly headers?: Maybe<Readonly<Record<string, string>>>;
  readonly fetch?: Maybe<(url: string, init: RequestInit) => Promise<Response>>;
  /** Milliseconds for one try, body included. Default 30,000. */
  readonly timeoutMs?: Maybe<number>;
  /** Tries after the first, of idempotent operations and of any that was answered 429 or 503 with Retry-After. Default 2. */
  readonly retries?: Maybe<number>;
};

export type CallOptions = {
  readonly signal?: Maybe<AbortSignal>;
  readonly timeoutMs?: Maybe<number>;
  readonly retries?: Maybe<number>;
  readonly headers?: Maybe<Readonly<Record<string, string>>>;
  /** Makes a repetition of the call safe: the same key is the same effect. */
  readonly idempotencyKey?: Maybe<string>;
};

export type ApiResponse<T> = { readonly data: T; readonly status: number; readonly headers: Headers };

/** RFC 9457. */
export type Problem = {
  readonly type?: string;
  readonly title?: string;
  readonly status?: number;
  readonly detail?: string;
  readonly instance?: string;
  readonly [member: string]: unknown;
};

/** The API answered, and not with success. */
export class ApiError<Body = unknown> extends Error {
  override readonly name: string = 'ApiError';
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
  /** The body, when it is a problem (RFC 9457). */
  readonly problem: Problem | undefined;
  readonly requestId: string | undefined;

  constructor(operation: string, status: number, headers: Headers, body: Body) {
    const problem = asProblem(headers, body);
    super(operation + ': ' + String(status) + (problem?.title ? ' ' + problem.title : '') + (problem?.detail ? ': ' + problem.detail : ''));
    this.status = status;
    this.headers = headers;
    this.body = body;
    this.problem = problem;
    const id = problem?.['requestId'];
    this.requestId = typeof id === 'string' ? id : (headers.get('x-request-id') ?? headers.get('x-amzn-requestid') ?? undefined);
  }
}

/** No answer came: the network, or a name that does not exist. The cause is its cause. */
export class ConnectionError extends Error {
  override readonly name: string = 'ConnectionError';
}

/** No answer came in time. */
export class TimeoutError extends ConnectionError {
  override readonly name: string = 'TimeoutError';
}

const asProblem = (headers: Headers, body: unknown): Problem | undefined => {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return undefined;
  const declared = (headers.get('content-type') ?? '').startsWith('application/problem+json');
  // Checked to be an object; every member of a Problem is optional.
  return declared || 'title' in body ? (body as Problem) : undefined;
};

/** A call under way. Awaiting it gives the body; withResponse() also the status and the headers. */
export class Call<T> implements Promise<T> {
  readonly [Symbol.toStringTag] = 'Call';
  readonly #answer: Promise<ApiResponse<T>>;

  constructor(answer: Promise<ApiResponse<T>>) {
    this.#answer = answer;
  }

  withResponse(): Promise<ApiResponse<T>> {
    return this.#answer;
  }

  // biome-ignore lint/suspicious/noThenProperty: a call can be awaited
  then<A = T, B = never>(
    onFulfilled?: ((value: T) => A | PromiseLike<A>) | null,
    onRejected?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    return this.#answer.then(({ data }) => data).then(onFulfilled, onRejected);
  }

  catch<B = never>(onRejected?: ((reason: unknown) => B | PromiseLike<B>) | null): Promise<T | B> {
    return this.then(undefined, onRejected);
  }

  finally(onFinally?: (() => void) | null): Promise<T> {
    return this.then().finally(onFinally);
  }
}
`;

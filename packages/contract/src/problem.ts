import { english, type Phrase } from '@portico/words';
import type { ProblemCode, Problem as ProblemDetails, ProblemError } from './generated/types.ts';
import { presentPhrase } from './present-phrase.ts';
import type { Total } from './total.ts';

/** Every problem Portico answers with (RFC 9457): its status and title. API Gateway's own answers use the same codes. */
export const PROBLEMS = {
  'invalid-request': { status: 400, title: 'The request does not fit the contract' },
  'invalid-json': { status: 400, title: 'The body is not valid JSON' },
  unauthenticated: { status: 401, title: 'Sign-in or a valid key is needed' },
  'session-ended': { status: 401, title: 'The session has ended' },
  'sign-in-failed': { status: 401, title: 'The sign-in could not be completed' },
  forbidden: { status: 403, title: 'This is not allowed for you' },
  'second-factor-needed': { status: 403, title: 'Show your second factor again' },
  'invitation-for-another': { status: 403, title: 'The invitation is for another address' },
  'not-subscribed': { status: 403, title: 'The app has no active subscription to this API' },
  'test-key': { status: 403, title: 'The API has no backend for test keys: use a live key' },
  'policy-refused': { status: 403, title: 'A policy of the API refuses the call' },
  'team-disabled': { status: 403, title: 'Nobody of the app’s team may sign in any more' },
  'api-hidden': { status: 403, title: 'The API is private now, and not for the app’s team' },
  'address-not-allowed': { status: 403, title: 'The API key is not for calls from this address' },
  'key-scope-missing': { status: 403, title: 'The API key is not for this operation' },
  'not-found': { status: 404, title: 'There is no such resource' },
  'method-not-allowed': { status: 405, title: 'The resource has no such method' },
  conflict: { status: 409, title: 'The resource is in another state' },
  'slug-taken': { status: 409, title: 'Another API has this slug' },
  'team-slug-taken': { status: 409, title: 'Another team has this slug' },
  'scope-missing': { status: 403, title: 'The access token is not for this' },
  'last-admin': { status: 409, title: 'There is always an admin' },
  'last-owner': { status: 409, title: 'A team is never without an owner' },
  'already-member': { status: 409, title: 'They are in the team already' },
  'already-invited': { status: 409, title: 'They are invited already' },
  'publishing-blocked': { status: 409, title: 'A rule of publishing is not met' },
  'has-subscribers': { status: 409, title: 'The API has subscribers' },
  'api-deleted': { status: 410, title: 'The API was deleted' },
  'version-is-default': { status: 409, title: 'It is the default version: make another one that first' },
  'version-retired': { status: 410, title: 'This version of the API is retired' },
  'version-brownout': {
    status: 410,
    title: 'This version of the API will be retired, and does not answer for a while',
  },
  'version-exists': { status: 409, title: 'The API has this version already' },
  'terms-not-accepted': { status: 422, title: 'The terms of the plan are not accepted' },
  'own-request': { status: 403, title: 'Nobody decides what they asked for themselves' },
  'already-subscribed': { status: 409, title: 'The app is subscribed to this API already' },
  'import-unfinished': { status: 409, title: 'The import has not finished' },
  'export-unfinished': { status: 409, title: 'The export has not finished' },
  'audit-broken': { status: 409, title: 'The audit log is not as it was sealed' },
  'limit-reached': { status: 409, title: 'There are as many as there may be' },
  'idempotency-in-progress': { status: 409, title: 'A request with this key is under way' },
  'precondition-failed': { status: 412, title: 'The resource was changed meanwhile' },
  'body-too-large': { status: 413, title: 'The body is too large' },
  'unsupported-media-type': { status: 415, title: 'The media type is not taken' },
  'answer-too-large': { status: 422, title: 'What was asked for is too large for one answer' },
  'invalid-document': { status: 422, title: 'The OpenAPI document has errors' },
  'timed-out': { status: 422, title: 'It was not finished in time' },
  'document-unreachable': { status: 422, title: 'The document could not be fetched' },
  'authorization-refused': { status: 422, title: 'The authorization server gave no token' },
  'code-refused': { status: 422, title: 'The code is not taken' },
  'password-refused': { status: 422, title: 'The password is not taken' },
  'invalid-reference': { status: 422, title: 'The request names something that cannot be used' },
  'idempotency-key-reused': { status: 422, title: 'The key was sent with another request before' },
  'precondition-required': { status: 428, title: 'Say which version is changed' },
  'rate-limited': { status: 429, title: 'Too many requests' },
  'too-many-at-once': { status: 429, title: 'As many are under way as there may be at once' },
  'quota-exceeded': { status: 429, title: 'The quota of the plan is used up' },
  'headers-too-large': { status: 431, title: 'The request headers are too large' },
  internal: { status: 500, title: 'Something went wrong on our side' },
  'upstream-failed': { status: 502, title: 'The backend of the API gave no valid answer' },
  'response-too-large': { status: 502, title: 'The answer of the backend is too large' },
  unavailable: { status: 503, title: 'The service is busy; try again shortly' },
  'document-unreadable': { status: 503, title: 'The stored document cannot be read' },
  'upstream-timeout': { status: 504, title: 'The backend of the API did not answer in time' },
} as const satisfies Record<ProblemCode, { status: number; title: string }>;

/** The URI that names a kind of problem. */
export const problemType = (code: ProblemCode): string => `https://portico.dev/problems/${code}`;

/** What is wrong at one place of a request or a document. */
export type Fault = Omit<ProblemError, 'detail' | 'words'> & { readonly words: Phrase };

const TEXT_MAX = 2000;

/** A fault as the contract has it: in English, and as data for other languages. */
export const presentFault = (error: Fault): Total<ProblemError> => ({
  pointer: error.pointer,
  detail: english(error.words).slice(0, TEXT_MAX),
  words: presentPhrase(error.words),
  rule: error.rule,
  severity: error.severity,
  line: error.line,
  column: error.column,
  file: error.file,
});

/** What a refusal is about where the request's path does not say it; for the audit log. */
export type About = { readonly kind: string; readonly id: string; readonly name?: string };

/** Thrown anywhere, answered once by the kernel. `words` is for people and must hold no secret. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly words: Phrase | undefined;
  readonly errors: readonly Fault[] | undefined;
  readonly headers: Readonly<Record<string, string>> | undefined;
  readonly about: About | undefined;

  constructor(
    code: ProblemCode,
    words?: Phrase,
    more?: { errors?: readonly Fault[]; headers?: Readonly<Record<string, string>>; about?: About },
  ) {
    super(words ? english(words) : PROBLEMS[code].title);
    this.words = words;
    this.code = code;
    this.errors = more?.errors;
    this.headers = more?.headers;
    this.about = more?.about;
  }

  get status(): number {
    return PROBLEMS[this.code].status;
  }

  details(requestId: string): Total<ProblemDetails> {
    const { status, title } = PROBLEMS[this.code];
    return {
      type: problemType(this.code),
      title,
      status,
      code: this.code,
      requestId,
      detail: this.words && english(this.words).slice(0, TEXT_MAX),
      words: this.words && presentPhrase(this.words),
      errors: this.errors?.slice(0, 500).map(presentFault),
    };
  }
}

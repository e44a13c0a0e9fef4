import type { ApiError, Phrase, ProblemError } from '@portico/client';

/** As a request that was not understood: nothing of it reached the API. */
const REFUSED_HERE = 400;

/** A call that did not succeed, in the API's own words; small and plain, so that it passes from server to browser. */
export type Failure = {
  /** 0: there was no answer. */
  readonly status: number;
  readonly title?: string | undefined;
  readonly detail?: string | undefined;
  /** `detail` as data, for other languages. */
  readonly words?: Phrase | undefined;
  readonly code?: string | undefined;
  readonly requestId?: string | undefined;
  readonly errors?: readonly ProblemError[] | undefined;
};

/** What a browser, and not the API, did not do; said in the reader's language. */
export class RefusedHere extends Error {}

/** By what it calls itself: its class would be in the script of every page to read. */
const isApiError = (error: unknown): error is ApiError => error instanceof Error && error.name === 'ApiError';

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

export const failureOf = (error: unknown): Failure => {
  if (error instanceof RefusedHere) return { status: REFUSED_HERE, detail: error.message };
  if (!isApiError(error)) return { status: 0 };
  const { problem, status, requestId } = error;
  const errors = problem?.['errors'];
  return {
    status,
    title: problem?.title,
    detail: problem?.detail,
    // The contract types `words` of every problem.
    words: problem?.['words'] as Phrase | undefined,
    code: textOf(problem?.['code']),
    requestId,
    // The contract types `errors` of every problem.
    errors: Array.isArray(errors) ? (errors as ProblemError[]) : undefined,
  };
};

export type Loaded<T> = { readonly ok: true; readonly data: T } | { readonly ok: false; readonly failure: Failure };

/** Whether what an address names is not there, or no name at all. */
export const isAbsent = (read: Loaded<unknown>): boolean => !read.ok && [400, 404].includes(read.failure.status);

export const load = async <T>(call: () => PromiseLike<T>): Promise<Loaded<T>> => {
  try {
    return { ok: true, data: await call() };
  } catch (error) {
    return { ok: false, failure: failureOf(error) };
  }
};

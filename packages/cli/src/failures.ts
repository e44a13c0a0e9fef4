import { ApiError, ConnectionError } from '@portico/client';
import { CommandError, EXIT, type ExitCode } from './exit-codes.ts';

/** A failure as it is told: for people, and as `--json` shows it. */
export type Told = { readonly lines: readonly string[]; readonly value: object; readonly exitCode: ExitCode };

const STATUS_EXITS: Readonly<Record<number, ExitCode>> = {
  400: EXIT.invalid,
  401: EXIT.forbidden,
  403: EXIT.forbidden,
  404: EXIT.invalid,
  409: EXIT.invalid,
  412: EXIT.invalid,
  422: EXIT.invalid,
};

const faultsOf = (problem: Readonly<Record<string, unknown>>): readonly string[] =>
  Array.isArray(problem.errors)
    ? problem.errors.map((entry: { pointer?: unknown; line?: unknown; detail?: unknown }) => {
        const place = typeof entry.line === 'number' ? `line ${entry.line}` : String(entry.pointer ?? '');
        return `  ${place}${place && ': '}${String(entry.detail ?? '')}`;
      })
    : [];

/** Any failure in words; a bug of ours is told as one, without its stack. */
export const told = (error: unknown): Told => {
  if (error instanceof CommandError)
    return {
      lines: [error.message],
      value: { error: { message: error.message, ...error.details } },
      exitCode: error.exitCode,
    };
  if (error instanceof ApiError) {
    const { status, problem = {}, requestId } = error;
    const head = [problem.title ?? `the portal answered ${status}`, problem.detail].filter(Boolean).join(': ');
    return {
      lines: [head, ...faultsOf(problem), ...(requestId === undefined ? [] : [`(request ${requestId})`])],
      value: { error: { ...problem, status } },
      exitCode: STATUS_EXITS[status] ?? EXIT.failed,
    };
  }
  const message =
    error instanceof ConnectionError
      ? `the portal gave no answer: ${error.message}`
      : `it failed: ${error instanceof Error ? error.message : String(error)}`;
  return { lines: [message], value: { error: { message } }, exitCode: EXIT.failed };
};

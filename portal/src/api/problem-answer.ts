import { ApiError, type ProblemCode } from '@portico/client';
import { PROBLEMS } from '@portico/client/for-pages';

const HEADERS = { 'Content-Type': 'application/problem+json', 'Cache-Control': 'private, no-store' };

/** A refusal of the portal's own server, as the API would say it. */
export const problem = (code: ProblemCode): Response =>
  Response.json(
    { ...PROBLEMS[code], requestId: crypto.randomUUID() },
    { status: PROBLEMS[code].status, headers: HEADERS },
  );

/** What the API refused, passed on. */
export const passedOn = (error: unknown): Response => {
  if (!(error instanceof ApiError) || !error.problem) return problem('unavailable');
  const retryAfter = error.headers.get('retry-after');
  return Response.json(error.problem, {
    status: error.status,
    headers: { ...HEADERS, ...(retryAfter !== null && { 'Retry-After': retryAfter }) },
  });
};

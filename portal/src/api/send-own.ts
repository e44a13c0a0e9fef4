import { ApiError } from '@portico/client';

/** Sends to a route of the portal's own (`app/auth`); what it refuses is thrown as the API's refusals are. */
export const sendOwn = async <Answer>(route: string, body: Readonly<Record<string, unknown>>): Promise<Answer> => {
  const response = await fetch(`/auth/${route}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const answer: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw new ApiError(route, response.status, response.headers, answer);
  // What our own routes answer.
  return answer as Answer;
};

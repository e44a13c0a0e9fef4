'use client';
import { Portico } from '@portico/client';
import { SESSION_LOST } from './session-lost.ts';
import { askStepUp } from './step-up.ts';

const codeOf = async (response: Response): Promise<unknown> => {
  const problem: unknown = await response
    .clone()
    .json()
    .catch(() => undefined);
  return typeof problem === 'object' && problem !== null && 'code' in problem ? problem.code : undefined;
};

const TIMEOUT_MILLISECONDS = 60_000;

/** What asks for the second factor again is sent again once that was shown; the time for that is nobody's timeout. */
const send = async (url: string, init: RequestInit): Promise<Response> => {
  const response = await fetch(url, { ...init, credentials: 'same-origin' });
  if (response.status === 401) window.dispatchEvent(new Event(SESSION_LOST));
  if (response.status !== 403 || (await codeOf(response)) !== 'second-factor-needed' || !(await askStepUp()))
    return response;
  return fetch(url, { ...init, credentials: 'same-origin', signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS) });
};

/** The generated client in the browser: calls pass the portal, which adds the reader's token. */
export const portico = new Portico({ baseUrl: '/api/portico', fetch: send, timeoutMs: TIMEOUT_MILLISECONDS });

'use client';
import { Portico } from '@portico/client';
import { SESSION_LOST } from './session-lost.ts';

const send = async (url: string, init: RequestInit): Promise<Response> => {
  const response = await fetch(url, { ...init, credentials: 'same-origin' });
  if (response.status === 401) window.dispatchEvent(new Event(SESSION_LOST));
  return response;
};

/** The generated client in the browser: calls pass the portal, which adds the reader's token. */
export const portico = new Portico({ baseUrl: '/api/portico', fetch: send, timeoutMs: 60_000 });

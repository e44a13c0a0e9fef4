import { sharedAnswers } from './shared-answers.ts';

type Send = (url: string, init: RequestInit) => Promise<Response>;
type Answer = { readonly status: number; readonly headers: Headers; readonly body: ArrayBuffer };

const CALL_MILLISECONDS = 15_000;
const ENTRIES_MAX = 500;
const BYTES_MAX = 33_554_432;

/** How much longer the API lets everybody have an answer: of one that the edge kept, what is left (RFC 9111 §4.2.3). */
const secondsOf = ({ status, headers }: Answer): number => {
  const control = headers.get('cache-control') ?? '';
  if (status !== 200 || !/\bpublic\b/.test(control)) return 0;
  const age = Number(/^\d{1,9}$/.exec(headers.get('age') ?? '')?.[0] ?? 0);
  return Number(/\bmax-age=(\d{1,6})\b/.exec(control)?.[1] ?? 0) - age;
};

const isAnonymousRead = ({ method = 'GET', headers }: RequestInit): boolean => {
  const sent = new Headers(headers);
  return method === 'GET' && !sent.has('authorization') && !sent.has('cookie');
};

/** Honours `Cache-Control: public, max-age` of the API, for reads that nobody signed; all others pass through. */
export const publicReads = (send: Send, now?: () => number): Send => {
  const bytesOf = ({ body }: Answer) => body.byteLength;
  const shared = sharedAnswers<Answer>({
    secondsOf,
    bytesOf,
    entriesMax: ENTRIES_MAX,
    bytesMax: BYTES_MAX,
    ...(now && { now }),
  });
  return async (url, init) => {
    if (!isAnonymousRead(init)) return send(url, init);
    const { status, headers, body } = await shared(`${url} ${new Headers(init.headers).get('accept')}`, async () => {
      // A reader who leaves must not take the answer away from those who wait for the same one.
      const response = await send(url, { ...init, signal: AbortSignal.timeout(CALL_MILLISECONDS) });
      return { status: response.status, headers: response.headers, body: await response.arrayBuffer() };
    });
    return new Response(body.byteLength > 0 ? body.slice(0) : null, { status, headers });
  };
};

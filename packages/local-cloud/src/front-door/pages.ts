import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ServiceResponse } from '../service.ts';
import { readBody } from './front-door.ts';

type Answer = ServiceResponse | Promise<ServiceResponse>;
/** Pages for people by first path segment: `/mailbox` answers `/mailbox`, `/mailbox/…` and `/mailbox.json`; told path and query. */
export type Pages = Readonly<Record<string, (path: string) => Answer>>;
/** What a page's forms do, by its path. */
export type Forms = Readonly<Record<string, (said: URLSearchParams) => Answer>>;

const OURS = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/;
const FORM_BYTES_MAX = 16_384;

const send = (response: ServerResponse, { status, headers = {}, body = '' }: ServiceResponse): void => {
  response.writeHead(status, {
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'content-length': Buffer.byteLength(body),
    ...headers,
  });
  response.end(body);
};

const said = (status: number, body: string): ServiceResponse => ({
  status,
  headers: { 'content-type': 'text/plain' },
  body,
});

const firstOf = (path: string): string => /^\/[a-z_]+(?=[/.?]|$)/.exec(path)?.[0] ?? '';

/** What is shown or done; nothing, where it is not asked of us. */
const answerOf = (
  { headers, method, url: path = '/' }: IncomingMessage,
  { pages, forms }: { readonly pages: Pages; readonly forms: Forms },
): ((body: () => Promise<Buffer | undefined>) => Answer) | undefined => {
  if (headers.authorization !== undefined || headers['x-amz-target'] !== undefined) return undefined;
  if (path.includes('X-Amz-Signature=')) return undefined;
  const [page, form] = [pages[firstOf(path)], forms[path]];
  const isOurs = OURS.test(headers.host ?? '');
  if (method === 'GET' && page) return () => (isOurs ? page(path) : said(421, 'Not this host.'));
  if (method !== 'POST' || !form) return undefined;
  return async (read) => {
    // A page from elsewhere, or of another port, changes nothing here.
    if (!isOurs || headers.origin !== `http://${headers.host}`) return said(403, 'Not from a page of this host.');
    const body = await read();
    return body ? form(new URLSearchParams(body.toString())) : said(413, 'Too long.');
  };
};

/** Serves pages to a person on this machine. A foreign Host header (DNS rebinding) gets nothing. */
export const createPages =
  (pages: Pages, forms: Forms, log: (line: string) => void) =>
  (request: IncomingMessage, response: ServerResponse): boolean => {
    const answer = answerOf(request, { pages, forms });
    if (!answer) return false;
    Promise.resolve(answer(() => readBody(request, FORM_BYTES_MAX))).then(
      (answered) => send(response, answered),
      (error: unknown) => {
        log(`pages: ${error instanceof Error ? (error.stack ?? error.message) : error}`);
        send(response, said(500, 'This page failed: see the log.'));
      },
    );
    return true;
  };

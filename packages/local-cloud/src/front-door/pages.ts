import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ServiceResponse } from '../service.ts';

/** Pages for people by first path segment: `/mailbox` answers `/mailbox`, `/mailbox/…` and `/mailbox.json`; told path and query. */
export type Pages = Readonly<Record<string, (path: string) => ServiceResponse>>;

const OURS = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/;

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

/** Serves pages to a person on this machine. A foreign Host header (DNS rebinding) gets nothing. */
export const createPages = (pages: Pages) => {
  return (request: IncomingMessage, response: ServerResponse): boolean => {
    const { headers, method, url: path = '/' } = request;
    if (method !== 'GET' || headers.authorization !== undefined || headers['x-amz-target'] !== undefined) return false;
    const page = pages[/^\/[a-z]+(?=[/.?]|$)/.exec(path)?.[0] ?? ''];
    if (!page || path.includes('X-Amz-Signature=')) return false;
    if (OURS.test(headers.host ?? '')) send(response, page(path));
    else send(response, { status: 421, headers: { 'content-type': 'text/plain' }, body: 'Not this host.' });
    return true;
  };
};

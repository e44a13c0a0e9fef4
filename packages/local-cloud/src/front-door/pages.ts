import type { IncomingMessage, ServerResponse } from 'node:http';

export interface Page {
  readonly contentType: string;
  readonly body: string;
  readonly status?: number;
}

/** Pages by path prefix: `/mailbox` answers `/mailbox` and everything below it. */
export type Pages = Readonly<Record<string, (path: string, query: URLSearchParams) => Page>>;

const ours = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/;

/** Serves pages to a person on this machine. A foreign Host header (DNS rebinding) gets nothing. */
export const createPages =
  (pages: Pages) =>
  (request: IncomingMessage, response: ServerResponse): boolean => {
    if (
      request.method !== 'GET' ||
      request.headers.authorization !== undefined ||
      request.headers['x-amz-target'] !== undefined
    )
      return false;
    const [path = '/', query = ''] = (request.url ?? '/').split('?', 2);
    const prefix = Object.keys(pages).find((candidate) => path === candidate || path.startsWith(`${candidate}/`));
    const page = prefix === undefined ? undefined : pages[prefix];
    if (!page) return false;
    if (!ours.test(request.headers.host ?? '')) {
      response.writeHead(421, { 'content-type': 'text/plain' });
      response.end('Not this host.');
      return true;
    }
    const { contentType, body, status = 200 } = page(path, new URLSearchParams(query));
    response.writeHead(status, {
      'content-type': contentType,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    });
    response.end(body);
    return true;
  };

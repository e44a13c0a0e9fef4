import type { IncomingMessage } from 'node:http';

/** A request as the edge sees it before anything else does. */
export type ViewerRequest = {
  readonly method: string;
  readonly path: string;
  /** Without its `?`; undefined where the target has none. */
  readonly rawQuery: string | undefined;
  readonly headers: readonly (readonly [string, string])[];
  /** The viewer's IP address. */
  readonly address: string;
  readonly body: Buffer;
};

/** Bytes of a body that AWS WAF reads before CloudFront, without being asked for more. */
export const BODY_BYTES = 16_384;

/** What was sent of a header, its lines joined; undefined where there is none. */
export const headerIn = (headers: ViewerRequest['headers'], wanted: string): string | undefined => {
  const lines = headers.filter(([name]) => name.toLowerCase() === wanted).map(([, value]) => value);
  return lines.length > 0 ? lines.join(', ') : undefined;
};

/** The encoding of a form undone; percent signs as they are, where they cannot be read. */
export const urlDecoded = (text: string): string => {
  const spaced = text.replaceAll('+', ' ');
  if (!spaced.includes('%')) return spaced;
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
};

/** Headers as they were sent, by line. */
export const rawPairs = (rawHeaders: readonly string[]): (readonly [string, string])[] => {
  const pairs: (readonly [string, string])[] = [];
  for (let index = 0; index < rawHeaders.length; index += 2)
    pairs.push([rawHeaders[index] ?? '', rawHeaders[index + 1] ?? '']);
  return pairs;
};

/** A request as it comes to the edge. */
export const viewerRequestOf = (request: IncomingMessage, body: Buffer): ViewerRequest => {
  const url = request.url ?? '/';
  const mark = url.indexOf('?');
  return {
    method: request.method ?? 'GET',
    path: mark < 0 ? url : url.slice(0, mark),
    rawQuery: mark < 0 ? undefined : url.slice(mark + 1),
    headers: rawPairs(request.rawHeaders),
    address: (request.socket.remoteAddress ?? '127.0.0.1').replace(/^::ffff:/, ''),
    body,
  };
};

import { createHash } from 'node:crypto';

export type SignedRequest = {
  readonly method: string;
  /** Path and query as received. */
  readonly path: string;
  /** Lower-case names; a repeated header is joined with a comma. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
};

/** The parts of a claim that shape what is signed. */
export type SigningClaim = {
  readonly service: string;
  readonly signedHeaders: readonly string[];
  readonly payloadHash: string;
};

export const sha256 = (data: string | Buffer): string => createHash('sha256').update(data).digest('hex');
const escapeUri = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);

const decodeUri = (text: string): string => {
  try {
    return decodeURIComponent(text.replace(/\+/g, ' '));
  } catch {
    return text;
  }
};

const canonicalQuery = (query: string): string =>
  query
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const equals = pair.indexOf('=');
      const name = equals < 0 ? pair : pair.slice(0, equals);
      const value = equals < 0 ? '' : pair.slice(equals + 1);
      return [escapeUri(decodeUri(name)), escapeUri(decodeUri(value))] as const;
    })
    .filter(([name]) => name !== 'X-Amz-Signature')
    .sort(([a, x], [b, y]) => (a < b ? -1 : a > b ? 1 : x < y ? -1 : x > y ? 1 : 0))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');

/** S3 signs the path as sent; the others encode it once more and collapse dots and empty segments. */
const canonicalPath = (path: string, service: string): string => {
  if (service === 's3') return path;
  const segments: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment === '..') segments.pop();
    else segments.push(segment);
  }
  const normal = `/${segments.join('/')}${segments.length > 0 && path.endsWith('/') ? '/' : ''}`;
  return escapeUri(normal).replace(/%2F/g, '/');
};

/** What was signed. Source: "Create a signed AWS API request" in the IAM user guide. */
export const canonicalRequest = (request: SignedRequest, claim: SigningClaim): string => {
  const mark = request.path.indexOf('?');
  const path = mark < 0 ? request.path : request.path.slice(0, mark);
  const query = mark < 0 ? '' : request.path.slice(mark + 1);
  const headers = claim.signedHeaders
    .map((name) => `${name}:${(request.headers[name] ?? '').trim().replace(/\s+/g, ' ')}\n`)
    .join('');
  return [
    request.method,
    canonicalPath(path, claim.service),
    canonicalQuery(query),
    headers,
    claim.signedHeaders.join(';'),
    claim.payloadHash,
  ].join('\n');
};

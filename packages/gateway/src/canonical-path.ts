/** Percent-decodes as leniently as the laxest backend: escape by escape, a stray `%` stays what it is. */
const decodeLeniently = (text: string): string =>
  text.replace(/%([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

/** Control characters, the other slash, and the bytes C0 and C1, which only spell ASCII in disguise (RFC 3629 §3). */
const UNSAFE = /[\p{Cc}\\]|%c[01]/iu;

/** Whether a segment, however often it was encoded (up to three times), climbs, splits or hides something. */
const isSafe = (segment: string): boolean => {
  let text = segment;
  for (let round = 0; round < 4; round++) {
    if (UNSAFE.test(text) || (round > 0 && text.includes('/'))) return false;
    const bare = text.split(';')[0];
    if (bare === '.' || bare === '..') return false;
    const next = decodeLeniently(text);
    if (next === text) return true;
    text = next;
  }
  return true;
};

/**
 * The one path that routing, limits, metering and forwarding all use: `/` and segments, each encoded once (RFC 3986 §3.3).
 * Takes the path decoded once, as API Gateway gives it; undefined for what must not be forwarded.
 */
export const canonicalPath = (decoded: string): string | undefined => {
  const segments = decoded.replace(/^\//, '').split('/');
  if (
    decoded.length > 4096 ||
    !decoded.isWellFormed() ||
    segments.some((segment, index) => !isSafe(segment) || (segment === '' && index < segments.length - 1))
  )
    return undefined;
  return `/${segments.map((segment) => encodeURIComponent(segment).replace(/%(?:2[146789ABC]|3[ABD]|40)/g, decodeURIComponent)).join('/')}`;
};

const encoded = (text: string) => encodeURIComponent(text.toWellFormed());

/** The query as it goes on: the same names and values in the same order, each encoded once. */
export const canonicalQuery = (query: readonly (readonly [string, string])[]): string =>
  query.length === 0 ? '' : `?${query.map(([name, value]) => `${encoded(name)}=${encoded(value)}`).join('&')}`;

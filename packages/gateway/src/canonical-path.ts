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

/** What a slash written `%2F` is: the end of a segment as any other, a letter of its segment, or refused. */
export const ENCODED_SLASHES = ['separate', 'keep', 'refuse'] as const;
export type EncodedSlashes = (typeof ENCODED_SLASHES)[number];

/** Decoded; each may be three bytes, and each byte three characters. */
const PATH_CHARACTERS_MAX = 4096;

/** Decoded once (RFC 3986 §2.1); undefined where an escape is none. */
const decode = (text: string): string | undefined => {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
};

const encodeSegment = (segment: string): string =>
  encodeURIComponent(segment).replace(/%(?:2[146789ABC]|3[ABD]|40)/g, decodeURIComponent);

/** The segments of a path as they are meant; undefined where they must not go on. */
const segmentsOf = (path: string, slashes: EncodedSlashes): readonly string[] | undefined => {
  const decoded: string[] = [];
  for (const segment of path.split('/')) {
    const text = decode(segment);
    if (text === undefined || !text.isWellFormed()) return undefined;
    if (slashes === 'refuse' && text.includes('/')) return undefined;
    decoded.push(...(slashes === 'keep' ? [text] : text.split('/')));
  }
  const safe = decoded.every(
    (segment, index) =>
      segment.split('/').every((part) => isSafe(part)) && (segment !== '' || index === decoded.length - 1),
  );
  return safe && decoded.join('/').length <= PATH_CHARACTERS_MAX ? decoded : undefined;
};

/**
 * The one path that routing, limits, metering and forwarding all use: `/` and segments, each encoded once (RFC 3986 §3.3).
 * Takes the path below the API as it was sent; undefined for what must not be forwarded.
 */
export const canonicalPath = (path: string, slashes: EncodedSlashes = 'separate'): string | undefined => {
  if (path.length > 9 * PATH_CHARACTERS_MAX) return undefined;
  const segments = segmentsOf(path.replace(/^\//, ''), slashes);
  return segments && `/${segments.map(encodeSegment).join('/')}`;
};

const encoded = (text: string) => encodeURIComponent(text.toWellFormed());

/** A query from its pairs: the same names and values in their order, each encoded once. */
export const canonicalQuery = (query: readonly (readonly [string, string])[]): string =>
  query.length === 0 ? '' : `?${query.map(([name, value]) => `${encoded(name)}=${encoded(value)}`).join('&')}`;

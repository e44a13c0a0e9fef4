/** Percent-decodes; undefined for malformed escapes. */
const decode = (text: string): string | undefined => {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
};

const UNSAFE = /[\p{Cc}\\]/u;

/** Whether a segment, however often it was encoded (up to three times), climbs, splits or hides something. */
const isSafe = (segment: string): boolean => {
  let text: string | undefined = segment;
  for (let round = 0; round < 4; round++) {
    if (text === undefined || UNSAFE.test(text) || (round > 0 && text.includes('/'))) return false;
    const bare: string = text.split(';')[0] ?? '';
    if (bare === '.' || bare === '..') return false;
    const next: string | undefined = text.includes('%') ? decode(text) : text;
    if (next === text || next === undefined) return next !== undefined || round > 0;
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
    segments.some((segment, index) => !isSafe(segment) || (segment === '' && index < segments.length - 1))
  )
    return undefined;
  return `/${segments.map((segment) => encodeURIComponent(segment).replace(/%(?:2[146789ABC]|3[ABD]|40)/g, (code) => decode(code) ?? code)).join('/')}`;
};

/** The query as it goes on: the same names and values in the same order, each encoded once. */
export const canonicalQuery = (query: readonly (readonly [string, string])[]): string =>
  query.length === 0
    ? ''
    : `?${query.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&')}`;

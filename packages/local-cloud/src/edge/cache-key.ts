import { all, type CachePolicy, type OriginRequestPolicy, type Takes } from './policies.ts';
import { headerIn, type ViewerRequest } from './viewer-request.ts';

type Asked = Pick<ViewerRequest, 'path' | 'rawQuery' | 'headers'>;

const pairsOf = (text: string | undefined, separator: string): readonly string[] =>
  (text ?? '')
    .split(separator)
    .map((pair) => pair.trim())
    .filter((pair) => pair !== '');

const taken = (pairs: readonly string[], takes: Takes): readonly string[] =>
  pairs.filter((pair) => takes(pair.split('=', 1)[0] ?? ''));

/** The query of which a policy takes these arguments: as it was sent, where it takes all. */
const queryOf = (rawQuery: string | undefined, takes: Takes): string | undefined =>
  takes === all ? rawQuery : taken(pairsOf(rawQuery, '&'), takes).join('&') || undefined;

/** Of the codings that a policy knows, those a viewer takes, as CloudFront writes it; undefined for none. */
export const acceptedCodings = (accepted: string | undefined, known: readonly string[]): string | undefined => {
  const wanted = new Set(
    pairsOf(accepted?.toLowerCase(), ',')
      .filter((one) => !/;\s*q=0(?:\.0*)?$/.test(one))
      .map((one) => one.split(';', 1)[0]?.trim()),
  );
  const found = known.filter((coding) => wanted.has(coding) || wanted.has('*'));
  return found.length > 0 ? found.join(',') : undefined;
};

/** What tells one answer from another, exactly by the policy. Cookies count in any order. */
export const cacheKey = ({ path, rawQuery, headers }: Asked, policy: CachePolicy): string =>
  JSON.stringify([
    path,
    queryOf(rawQuery, policy.queries) ?? null,
    policy.headers.map((name) => headerIn(headers, name) ?? null),
    taken(pairsOf(headerIn(headers, 'cookie')?.replaceAll(',', ';'), ';'), policy.cookies).toSorted(),
    acceptedCodings(headerIn(headers, 'accept-encoding'), policy.codings) ?? null,
  ]);

const either = (a: Takes, b: Takes = a): Takes => (a === all || b === all ? all : (name) => a(name) || b(name));

type Headers = ViewerRequest['headers'];

const withCookies = (headers: Headers, takes: Takes): Headers => {
  if (takes === all) return headers;
  const cookies = taken(pairsOf(headerIn(headers, 'cookie'), ';'), takes);
  const others = headers.filter(([name]) => name.toLowerCase() !== 'cookie');
  return cookies.length > 0 ? [...others, ['Cookie', cookies.join('; ')]] : others;
};

const withCodings = (headers: Headers, { codings }: CachePolicy): Headers => {
  if (codings.length === 0) return headers;
  const accepted = acceptedCodings(headerIn(headers, 'accept-encoding'), codings);
  const others = headers.filter(([name]) => name.toLowerCase() !== 'accept-encoding');
  return accepted ? [...others, ['Accept-Encoding', accepted]] : others;
};

const ALWAYS = new Set(['cookie', 'if-none-match', 'if-modified-since', 'range', 'content-length', 'content-type']);

/** What the origin is sent: what either policy takes, the codings as CloudFront writes them. */
export const forOrigin = <Request extends Asked>(
  request: Request,
  cache: CachePolicy,
  given: OriginRequestPolicy | undefined,
): Request => {
  const takesHeader: Takes = (name) => cache.headers.includes(name) || given?.headers(name) === true;
  // Cookies and codings have choices of their own; what an answer is asked on condition of is always passed on.
  const headers = withCodings(withCookies(request.headers, either(cache.cookies, given?.cookies)), cache).filter(
    ([name]) => {
      const key = name.toLowerCase();
      return ALWAYS.has(key) || (key === 'accept-encoding' && cache.codings.length > 0) || takesHeader(key);
    },
  );
  return { ...request, rawQuery: queryOf(request.rawQuery, either(cache.queries, given?.queries)), headers };
};

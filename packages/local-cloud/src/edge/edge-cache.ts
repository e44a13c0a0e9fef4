import { cacheKey } from './cache-key.ts';
import { ageOf, freshSeconds } from './freshness.ts';
import { createKeptAnswers, type KeptAnswer } from './kept-answers.ts';
import { type OriginAnswer, OriginFailure } from './origin-answer.ts';
import type { CachePolicy } from './policies.ts';
import { headerIn, type ViewerRequest } from './viewer-request.ts';

type Headers = ViewerRequest['headers'];

/** Asks the origin, with these headers. */
export type Ask = (headers: Headers) => Promise<OriginAnswer>;

export type CacheRules = {
  readonly policy: CachePolicy;
  readonly failureSeconds: (status: number) => number;
};

/** What came of a request that is asked of the origin in the name of all who wait. */
type Brought =
  | { readonly entry: KeptAnswer; readonly shared: boolean; readonly refreshed: boolean }
  | { readonly entry?: undefined; readonly answer: OriginAnswer };

/** For so long nobody waits for another's answer, where the last was nobody else's. */
const APART_MILLISECONDS = 10_000;
const APART_MAX = 10_000;
const CONDITIONS = new Set(['if-none-match', 'if-modified-since']);
/** Of a request that is more than "give me that": it goes to the origin as it is. */
const PARTIAL = ['range', 'if-match', 'if-unmodified-since', 'if-range'] as const;
/** What a 304 never says anew (RFC 9111 §3.2). */
const NOT_RENEWED = new Set(['content-length', 'content-encoding', 'content-type', 'content-range']);

const without = (headers: Headers, names: ReadonlySet<string>): Headers =>
  headers.filter(([name]) => !names.has(name.toLowerCase()));

const told = (answer: OriginAnswer, word: string): OriginAnswer => ({
  ...answer,
  headers: [...answer.headers, ['X-Cache', `${word} from cloudfront`]],
});

/** By whether it has a validator, it is worth asking whether it still holds. */
const conditionsOf = ({ headers }: Pick<KeptAnswer, 'headers'>): Headers => {
  const [etag, modified] = [headerIn(headers, 'etag'), headerIn(headers, 'last-modified')];
  return [
    ...(etag ? [['If-None-Match', etag] as const] : []),
    ...(modified ? [['If-Modified-Since', modified] as const] : []),
  ];
};

const bare = (tag: string): string => tag.trim().replace(/^W\//, '');

/** Whether the viewer has it already (RFC 9110 §13.2.2). */
const isKnown = (asked: Headers, { status, headers }: KeptAnswer): boolean => {
  if (status !== 200) return false;
  const [tags, since] = [headerIn(asked, 'if-none-match'), headerIn(asked, 'if-modified-since')];
  const etag = headerIn(headers, 'etag');
  if (tags !== undefined)
    return tags.trim() === '*' || (!!etag && tags.split(',').some((tag) => bare(tag) === bare(etag)));
  const modified = Date.parse(headerIn(headers, 'last-modified') ?? '');
  return since !== undefined && modified <= Date.parse(since);
};

/** The whole of an answer, if it is not too long: else what came of it, and the rest as it comes. */
const readWhole = async (answer: OriginAnswer, bytesMax: number): Promise<OriginAnswer> => {
  const { rest } = answer;
  if (!rest) return answer;
  if (Number(headerIn(answer.headers, 'content-length') ?? 0) > bytesMax) return answer;
  const chunks = [answer.body];
  let size = answer.body.length;
  // Left open where it is left early: the viewer reads on from there.
  for await (const chunk of rest.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > bytesMax) return { ...answer, body: Buffer.concat(chunks), rest };
  }
  const { status, headers } = answer;
  return { status, headers: without(headers, new Set(['content-length'])), body: Buffer.concat(chunks) };
};

/**
 * Keeps what the origin lets it, by the policy of a behavior; one request is under way for all who ask the same meanwhile.
 * What is nobody else's is passed on as it comes.
 */
export const createEdgeCache = (bytesMax: number, now: () => number = Date.now) => {
  const kept = createKeptAnswers(bytesMax);
  const underWay = new Map<string, Promise<Brought>>();
  const apart = new Map<string, number>();

  const setApart = (key: string): void => {
    apart.delete(key);
    apart.set(key, now() + APART_MILLISECONDS);
    const [oldest] = apart.keys();
    if (apart.size > APART_MAX && oldest !== undefined) apart.delete(oldest);
  };

  const give = (entry: KeptAnswer, asked: Headers, word: string): OriginAnswer => {
    const age = Math.max(0, Math.floor((now() - entry.bornAt) / 1000));
    const headers: Headers = [...entry.headers, ...(word === 'Miss' ? [] : [['Age', `${age}`] as const])];
    if (!isKnown(asked, entry)) return told({ status: entry.status, headers, body: entry.body }, word);
    return told({ status: 304, headers, body: Buffer.alloc(0) }, word);
  };

  const keep = (key: string, answer: OriginAnswer, seconds: number, refreshed: boolean): Brought => {
    const { status, headers, body } = answer;
    const entry: KeptAnswer = {
      ...{ status, body, headers: without(headers, new Set(['age'])) },
      bornAt: now() - ageOf(headers) * 1000,
      freshUntil: now() + seconds * 1000,
    };
    kept.put(key, entry);
    if (seconds === 0) setApart(key);
    return { entry, shared: seconds > 0, refreshed };
  };

  const bring = async (key: string, headers: Headers, rules: CacheRules, ask: Ask): Promise<Brought> => {
    const known = kept.get(key);
    const plain = without(headers, CONDITIONS);
    const first = await ask(known ? [...plain, ...conditionsOf(known)] : plain);
    const forSomebody =
      headerIn(headers, 'authorization') !== undefined && !rules.policy.headers.includes('authorization');
    const refreshed = known !== undefined && first.status === 304;
    if (refreshed) first.rest?.resume();
    const answer: OriginAnswer = refreshed
      ? { status: known.status, body: known.body, headers: renewed(known.headers, first.headers) }
      : first;
    const seconds = freshSeconds(answer, { ...rules, forSomebody, now: now() });
    // Neither fresh for anybody nor to be asked about: it goes on as it comes.
    if (seconds === undefined || (seconds === 0 && conditionsOf(answer).length === 0)) {
      kept.forget(key);
      setApart(key);
      return { answer };
    }
    const whole = await readWhole(answer, kept.answerBytesMax).catch((error: unknown) => {
      throw new OriginFailure(502, error);
    });
    if (!whole.rest) return keep(key, whole, seconds, refreshed);
    kept.forget(key);
    setApart(key);
    return { answer: whole };
  };

  const lead = (key: string, headers: Headers, rules: CacheRules, ask: Ask): Promise<Brought> => {
    const leading = bring(key, headers, rules, ask);
    if ((apart.get(key) ?? 0) > now()) return leading;
    underWay.set(key, leading);
    const done = () => underWay.get(key) === leading && underWay.delete(key);
    leading.then(done, done);
    return leading;
  };

  return {
    bytes: kept.bytes,
    async answer(request: ViewerRequest, rules: CacheRules, ask: Ask): Promise<OriginAnswer> {
      const { method, headers } = request;
      const isRead = method === 'GET' || method === 'HEAD';
      if (!isRead || rules.policy.maxSeconds === 0 || PARTIAL.some((name) => headerIn(headers, name) !== undefined))
        return told(await ask(headers), 'Miss');
      const key = cacheKey(request, rules.policy);
      const known = kept.get(key);
      if (known && known.freshUntil > now()) return give(known, headers, 'Hit');
      if (method === 'HEAD') return told(await ask(headers), 'Miss');
      // Without a turn between, where nobody is waited for: the next who asks finds this one under way.
      const leading = underWay.get(key);
      const other = leading && (await leading);
      if (other?.entry && other.shared) return give(other.entry, headers, 'Hit');
      const brought = await lead(key, headers, rules, ask);
      if (!brought.entry) return told(brought.answer, 'Miss');
      return give(brought.entry, headers, brought.refreshed ? 'RefreshHit' : 'Miss');
    },
  };
};

/** The kept headers, with what a 304 says anew. */
const renewed = (before: Headers, after: Headers): Headers => {
  const news = without(after, NOT_RENEWED);
  const names = new Set(news.map(([name]) => name.toLowerCase()));
  return [...without(before, names), ...news];
};

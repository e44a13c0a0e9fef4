import {
  type Allowance,
  countsAt,
  partAt,
  type RequestCounts,
  type RequestLimit,
  type RequestLimitName,
  type RequestLimits,
  secondsUntil,
  type WindowCounts,
} from '@portico/domain';
import { TransactionCancelled, unlessRefused } from './conflict.ts';
import type { Data } from './connect.ts';

/** So many reads, or requests of sessions, are counted with one write, for the instance that counts them, */
const PORTION = 20;
/** which it uses up within this time. */
const PORTION_MILLISECONDS = 600_000;
const PORTIONED = new Set<RequestLimitName>(['visitorReads', 'userReads', 'sessions']);
/** A part that everybody adds to is replaced by one of them: each who is refused has seen another go on. */
const TRIES_MAX = 12;
/** Whoever is remembered by an instance; the one longest not seen is forgotten first. */
const REMEMBERED_MAX = 10_000;

type Portion = { left: number; readonly until: number; readonly remaining: number; readonly resetAt: number };

const remember = <Kept>(kept: Map<string, Kept>, key: string, value: Kept) => {
  kept.delete(key);
  kept.set(key, value);
  const [oldest] = kept.keys();
  if (kept.size > REMEMBERED_MAX && oldest !== undefined) kept.delete(oldest);
};

/**
 * Counts requests in sliding windows over all instances. Attempts to sign in and writes are counted one by one, in the
 * table, before they are answered: never are more admitted. Reads are counted in portions: an instance has `PORTION` of
 * them for one write, so that in a window so many more may come for each instance that kept some from before it.
 */
export const connectRequestCounts = (
  { entities: { requestCount } }: Data,
  now: () => Date,
  limits: RequestLimits,
): RequestCounts => {
  const portions = new Map<string, Portion>();
  const refused = new Map<string, number>();

  type Key = { readonly holderId: string; readonly limit: RequestLimitName };

  const read = async (key: Key): Promise<WindowCounts | undefined> => {
    const { data } = await requestCount.get(key).go({ consistent: true });
    // Only `write` writes it.
    return data ? { ...data, earlier: JSON.parse(data.earlier) as WindowCounts['earlier'] } : undefined;
  };

  /** Adds to the part that is the newest; or begins a newer one, if nothing was counted since it was read. */
  const write = (
    key: Key,
    { windowSeconds, most }: RequestLimit,
    had: WindowCounts | undefined,
    next: WindowCounts,
    wanted: number,
  ) => {
    const expiresAtSeconds = Math.ceil(now().getTime() / 1000 + windowSeconds * 2);
    if (had && had.part === next.part)
      return requestCount
        .patch(key)
        .add({ newest: wanted, total: wanted })
        .where(({ part, total }, { eq, lte }) => `${eq(part, had.part)} AND ${lte(total, most - wanted)}`)
        .go();
    const { part, earlier, total } = next;
    const counts = { part, newest: wanted, total: total + wanted, earlier: JSON.stringify(earlier), expiresAtSeconds };
    return requestCount
      .put({ ...key, ...counts })
      .where((was, { eq, notExists }) =>
        had ? `${eq(was.part, had.part)} AND ${eq(was.total, had.total)}` : notExists(was.part),
      )
      .go();
  };

  /** Counts so many, or fewer where so many are not left; none, where the window is full. */
  const take = async (key: Key, limit: RequestLimit, portion: number) => {
    for (let tries = 0; tries < TRIES_MAX; tries++) {
      const at = now().getTime();
      const had = await read(key);
      const next = countsAt(had, partAt(limit, at));
      const free = limit.most - next.total;
      if (free <= 0) return { taken: 0, remaining: 0, resetSeconds: secondsUntil(limit, next, 1, at) };
      // The last of a window are not hoarded by one of many instances.
      const wanted = Math.max(1, Math.min(portion, Math.floor(free / 4)));
      if (await unlessRefused(write(key, limit, had, next, wanted))) {
        const counts = { ...next, newest: next.newest + wanted, total: next.total + wanted };
        return {
          taken: wanted,
          remaining: free - wanted,
          resetSeconds: secondsUntil(limit, counts, free - wanted + 1, at),
        };
      }
    }
    // Whom so many others overtook hears what whoever meets others in a transaction does.
    throw new TransactionCancelled('counting a request');
  };

  const ask = async (name: RequestLimitName, holderId: string, id: string): Promise<Allowance> => {
    const limit = limits[name];
    const at = now().getTime();
    const secondsTo = (instant: number) => Math.max(1, Math.ceil((instant - at) / 1000));
    const before = refused.get(id);
    if (before !== undefined && before > at)
      return { name, limit, allowed: false, remaining: 0, resetSeconds: secondsTo(before), news: false };
    const kept = portions.get(id);
    if (kept && kept.left > 0 && kept.until > at) {
      kept.left -= 1;
      const remaining = kept.remaining + kept.left;
      return { name, limit, allowed: true, remaining, resetSeconds: secondsTo(kept.resetAt), news: false };
    }
    const portion = PORTIONED.has(name) ? PORTION : 1;
    const { taken, remaining, resetSeconds } = await take({ holderId, limit: name }, limit, portion);
    const resetAt = at + resetSeconds * 1000;
    if (taken === 0) {
      remember(refused, id, resetAt);
      return { name, limit, allowed: false, remaining: 0, resetSeconds, news: true };
    }
    if (portion > 1) remember(portions, id, { left: taken - 1, until: at + PORTION_MILLISECONDS, remaining, resetAt });
    return { name, limit, allowed: true, remaining: remaining + taken - 1, resetSeconds, news: false };
  };

  const turns = new Map<string, Promise<unknown>>();
  /** One more request of somebody, after those of theirs that are being counted here: they share a portion. */
  return async (name: RequestLimitName, holderId: string): Promise<Allowance> => {
    const id = `${name} ${holderId}`;
    const before = turns.get(id) ?? Promise.resolve();
    const mine = before.then(() => ask(name, holderId, id));
    const turn = mine.catch(() => {});
    turns.set(id, turn);
    try {
      return await mine;
    } finally {
      if (turns.get(id) === turn) turns.delete(id);
    }
  };
};

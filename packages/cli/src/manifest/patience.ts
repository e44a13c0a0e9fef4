import { ApiError } from '@portico/client';
import { type Patient, pause } from '../registering.ts';

/** Requests under way at once: enough for a distant portal, and few for its limits. */
export const AT_ONCE = 8;

const WAIT_MAX_SECONDS = 3_600;

/** As many as the portal lists at once. */
export const PAGE = 100;

export const collected = async <Item>(pages: AsyncIterable<Item>): Promise<Item[]> => {
  const items: Item[] = [];
  for await (const item of pages) items.push(item);
  return items;
};

/** Does something for all, so many at once, answers in their order; the first failure ends it. */
export const inParallel = async <Item, Result>(
  items: readonly Item[],
  perform: (item: Item, index: number) => Promise<Result>,
  atOnce = AT_ONCE,
): Promise<Result[]> => {
  const results: Result[] = [];
  const queue = items.entries();
  const work = async () => {
    for (const [index, item] of queue) results[index] = await perform(item, index);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, work));
  return results;
};

/** Waits as long as the portal asks, an hour in all at most: a large manifest is more than an hour's requests may be. */
export const patiently = async <Value>(
  call: () => PromiseLike<Value>,
  say: (line: string) => void,
  wait: (milliseconds: number) => Promise<void> = pause,
): Promise<Value> => {
  for (let waited = 0; ; ) {
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== 429) throw error;
      const seconds = Math.max(Number(error.headers.get('retry-after')) || 1, 1);
      waited += seconds;
      if (waited > WAIT_MAX_SECONDS) throw error;
      say(`the portal asks to wait ${seconds} s…`);
      await wait(seconds * 1000);
    }
  }
};

/** Calls with patience: the portal's limits are waited for. */
export const patientWith =
  (say: (line: string) => void): Patient =>
  (call) =>
    patiently(call, say);

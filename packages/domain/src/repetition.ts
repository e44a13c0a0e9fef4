import { AsyncLocalStorage } from 'node:async_hooks';

/** A request under an idempotency key, while it is answered. */
export type RepeatableRequest = {
  /** Of the key, as it is kept. */
  readonly id: string;
  /** Who holds the key: this answering of it, and no other. */
  readonly owner: string;
  /** An answer as it is kept: nobody reads it without the key. */
  readonly seal: (body: unknown, etag?: string) => string;
};

const answering = new AsyncLocalStorage<RepeatableRequest>();

/** Answers a request under its key: what is written meanwhile takes the answer with it. */
export const answeringOnce = <Value>(request: RepeatableRequest, answer: () => Value): Value =>
  answering.run(request, answer);

/** The request under a key that is being answered, if it is one. */
export const repeatableRequest = (): RepeatableRequest | undefined => answering.getStore();

/** The key went to another answering of the same request: this one took too long, and did nothing. */
export class KeyLost extends Error {
  override readonly name = 'KeyLost';
}

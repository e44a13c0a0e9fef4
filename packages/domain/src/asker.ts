import { AsyncLocalStorage } from 'node:async_hooks';

/** Who asks for what, from where, while a request is answered: what the audit log says besides the change. */
export type Asker = {
  /** A user's id; a visitor, or Portico itself in a worker, has none. */
  readonly userId?: string | undefined;
  /** The operation of the contract. */
  readonly operation: string;
  readonly requestId: string;
  /** The IP address the request came from. */
  readonly address: string;
  /** ISO 3166-1, where the edge said it. */
  readonly country?: string | undefined;
};

const asking = new AsyncLocalStorage<Asker>();

/** Answers a request on behalf of whoever asks: whatever is written meanwhile is theirs. */
export const askedBy = <Value>(asker: Asker, answer: () => Value): Value => asking.run(asker, answer);

/** Whoever asks; nobody in a worker. */
export const asker = (): Asker | undefined => asking.getStore();

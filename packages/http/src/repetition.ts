import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { type OperationEntry, Problem } from '@portico/contract';
import { answeringOnce, KeyLost, type LiveSecret, type Principal } from '@portico/domain';
import { phrase } from '@portico/words';
import type { Asked } from './request.ts';
import { seal, unseal } from './seal.ts';

/** What is known of a key when a request comes with it. */
export type KeyState =
  /** Nothing: it is this request's now, for the length of a lease. */
  | { readonly state: 'begun' }
  /** The same request is under way. */
  | { readonly state: 'running' }
  /** Another request had it. */
  | { readonly state: 'reused' }
  /** The same request was answered. */
  | { readonly state: 'done'; readonly answer: string };

/** Where keys and answers are kept for a day; who begins owns the key until the lease is over. */
export type Repetitions = {
  begin(key: { readonly id: string; readonly fingerprint: string; readonly owner: string }): Promise<KeyState>;
  /** Gives the key back, where no answer is kept: the request had no effect. */
  release(id: string, owner: string): Promise<void>;
};

type Headers = Readonly<Record<string, string>>;
type Success = { readonly status: number; readonly body: unknown; readonly headers: Headers };
/** An answer as it is kept, sealed. */
type Kept = { readonly status: number; readonly body: unknown; readonly etag?: string };

/** How long a request waits for its twin before it is told to come again. */
const WAITS_MILLISECONDS = [50, 100, 200, 400, 800];

const hash = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex');
const tagged = (etag: string | undefined): Headers => (etag === undefined ? {} : { ETag: `"${etag}"` });
const untold = () => new Problem('conflict', phrase`It was done before; what it answered can be told no more.`);
const inProgress = () => new Problem('idempotency-in-progress', undefined, { headers: { 'Retry-After': '1' } });

/**
 * Requests that create, done once however often they come (draft-ietf-httpapi-idempotency-key-header). A key belongs to
 * one principal and one operation, and to the request it came with first. The answer, which may hold a secret, is kept
 * sealed with the deployment's secret and the key itself, of which only a hash is kept; it is written in the transaction of
 * the effect (`answered` of `data`), so that one is never without the other. What was refused or failed had no effect and
 * is not kept: it may be asked again.
 */
export const createRepetitions = (store: Repetitions, loadSecret: () => Promise<LiveSecret>) => {
  const take = async (key: Parameters<Repetitions['begin']>[0]): Promise<KeyState> => {
    for (const milliseconds of WAITS_MILLISECONDS) {
      const known = await store.begin(key);
      if (known.state !== 'running') return known;
      await pause(milliseconds);
    }
    return store.begin(key);
  };

  return async (
    operation: OperationEntry,
    principal: Principal,
    header: string,
    asked: Asked,
    act: () => Promise<Success>,
  ): Promise<Success> => {
    const id = hash([principal.userId, operation.id, header]);
    const owner = randomUUID();
    const fingerprint = hash([asked.params, asked.query, asked.body]);
    const secret = await loadSecret();
    const known = await take({ id, fingerprint, owner });
    if (known.state === 'reused') throw new Problem('idempotency-key-reused');
    if (known.state === 'running') throw inProgress();
    const purpose = `${id} ${header}`;
    // Only `sealed` below made what opens here.
    if (known.state === 'done') {
      const text = unseal(known.answer, secret.all, purpose);
      if (text === undefined) throw untold();
      const { etag, ...kept } = JSON.parse(text) as Kept;
      return { ...kept, headers: { ...tagged(etag), 'Idempotency-Replayed': 'true' } };
    }
    let isKept = false;
    const sealed = (body: unknown, etag?: string): string => {
      isKept = true;
      const kept: Kept = { status: operation.successStatus, body, ...(etag !== undefined && { etag }) };
      return seal(JSON.stringify(kept), secret.current, purpose);
    };
    try {
      const answer = await answeringOnce({ id, owner, seal: sealed }, act);
      if (!isKept) throw new Error(`${operation.id} keeps no answer with its effect`);
      return answer;
    } catch (error) {
      await store.release(id, owner).catch(() => undefined);
      throw error instanceof KeyLost ? inProgress() : error;
    }
  };
};

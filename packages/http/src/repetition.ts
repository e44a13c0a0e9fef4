import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { type OperationEntry, Problem } from '@portico/contract';
import type { Principal } from '@portico/domain';
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
  finish(id: string, owner: string, answer: string): Promise<void>;
  /** Gives the key back: the request had no effect that is known. */
  release(id: string, owner: string): Promise<void>;
};

type Success = { readonly status: number; readonly body: unknown };
type Repeated = Success & { readonly replayed: boolean };

/** Said of an answer that was given before. */
export const REPLAYED = { 'Idempotency-Replayed': 'true' };
/** How long a request waits for its twin before it is told to come again. */
const WAITS_MILLISECONDS = [50, 100, 200, 400, 800];

const hash = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex');

/**
 * Requests that create, done once however often they come (draft-ietf-httpapi-idempotency-key-header). A key belongs to
 * one principal and one operation, and to the request it came with first. The answer, which may hold a secret, is kept
 * sealed with the deployment's secret and the key itself, of which only a hash is kept. What was refused or failed had no effect and is not kept: it may be asked again.
 */
export const createRepetitions = (store: Repetitions, loadSecret: () => Promise<string>) => {
  const take = async (key: Parameters<Repetitions['begin']>[0]): Promise<KeyState> => {
    for (const milliseconds of WAITS_MILLISECONDS) {
      const known = await store.begin(key);
      if (known.state !== 'running') return known;
      await pause(milliseconds);
    }
    return store.begin(key);
  };

  /** What came of a request is its answer, kept or not: where keeping it fails, the key is free when the lease is over. */
  const perform = async (
    keep: (kept: Success) => Promise<void>,
    release: () => Promise<void>,
    act: () => Promise<Success>,
  ) => {
    let answer: Success;
    try {
      answer = await act();
    } catch (error) {
      await release().catch(() => undefined);
      throw error;
    }
    await keep({ status: answer.status, body: answer.body }).catch(() => undefined);
    return { ...answer, replayed: false };
  };

  return async (
    operation: OperationEntry,
    principal: Principal,
    header: string,
    asked: Asked,
    act: () => Promise<Success>,
  ): Promise<Repeated> => {
    const id = hash([principal.userId, operation.id, header]);
    const owner = randomUUID();
    const fingerprint = hash([asked.params, asked.query, asked.body]);
    const known = await take({ id, fingerprint, owner });
    if (known.state === 'reused') throw new Problem('idempotency-key-reused');
    if (known.state === 'running')
      throw new Problem('idempotency-in-progress', undefined, { headers: { 'Retry-After': '1' } });
    const purpose = `${id} ${header}`;
    // Only `keep` below wrote what opens here.
    if (known.state === 'done') {
      const kept = JSON.parse(unseal(known.answer, await loadSecret(), purpose)) as Success;
      return { ...kept, replayed: true };
    }
    const keep = async (kept: Success) =>
      store.finish(id, owner, seal(JSON.stringify(kept), await loadSecret(), purpose));
    return perform(keep, () => store.release(id, owner), act);
  };
};

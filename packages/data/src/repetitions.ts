import { repeatableRequest } from '@portico/domain';
import { conditionFailed, unlessRefused } from './conflict.ts';
import type { Data } from './connect.ts';
import type { Items } from './write-together.ts';

/** As long as an answer can take (API Gateway waits 29 seconds): a crash blocks a key for no longer. */
const LEASE_SECONDS = 30;
const KEPT_SECONDS = 86_400;
/** Before every instant: a lease that has ended. */
const ENDED = '';

const later = (at: Date, seconds: number) => new Date(at.getTime() + seconds * 1000);

type Key = { readonly id: string; readonly fingerprint: string; readonly owner: string };
type State = { readonly state: 'begun' | 'running' | 'reused' } | { readonly state: 'done'; readonly answer: string };

/**
 * For a transaction: what the request it is for is answered with, where that came with a key. So whoever asks again finds
 * the effect and its answer, or neither, wherever this one broke off.
 */
export const answered = ({ repetition }: Items, body: unknown, etag?: string) => {
  const request = repeatableRequest();
  return (
    request &&
    repetition
      .patch({ repetitionId: request.id })
      .set({ answer: request.seal(body, etag) })
      .where((had, { eq }) => eq(had.owner, request.owner))
      .commit()
  );
};

/** Keys of requests that create, each won by one conditional write; expiry is checked here, whenever the table deletes. */
export const connectRepetitions = ({ entities }: Data, now: () => Date) => {
  /** Takes the key where nobody has it, its day is over, or its holder is gone without an answer to the same request. */
  const take = async ({ id, fingerprint, owner }: Key, at: Date): Promise<boolean> => {
    const expires = later(at, KEPT_SECONDS);
    try {
      await entities.repetition
        .put({
          repetitionId: id,
          fingerprint,
          owner,
          leasedUntil: later(at, LEASE_SECONDS).toISOString(),
          expiresAt: expires.toISOString(),
          expiresAtSeconds: Math.floor(expires.getTime() / 1000),
        })
        .where((had, { notExists, lte, eq }) => {
          const gone = [
            notExists(had.answer),
            lte(had.leasedUntil, at.toISOString()),
            eq(had.fingerprint, fingerprint),
          ];
          return `${notExists(had.owner)} OR ${lte(had.expiresAt, at.toISOString())} OR (${gone.join(' AND ')})`;
        })
        .go();
      return true;
    } catch (error) {
      if (conditionFailed(error)) return false;
      throw error;
    }
  };

  return {
    async begin(key: Key): Promise<State> {
      if (await take(key, now())) return { state: 'begun' };
      const known = (await entities.repetition.get({ repetitionId: key.id }).go({ consistent: true })).data;
      if (known && known.fingerprint !== key.fingerprint) return { state: 'reused' };
      return known?.answer === undefined ? { state: 'running' } : { state: 'done', answer: known.answer };
    },
    /** By whoever holds the key; who lost it meanwhile changes nothing. */
    async release(id: string, owner: string): Promise<void> {
      await unlessRefused(
        entities.repetition
          .patch({ repetitionId: id })
          .set({ leasedUntil: ENDED })
          .where((had, { eq }) => eq(had.owner, owner))
          .go(),
      );
    },
  };
};

import type { Items } from '@portico/data';

/** For a transaction: ends a key that nobody ended before. What is revoked is needed by nobody, and watched no more. */
export const revokedKey = ({ apiKey }: Items, keyId: string, revokedAt: string) =>
  apiKey
    .patch({ keyId })
    .set({ revokedAt })
    .remove(['watched', 'staleAt'])
    .where((had, { notExists }) => notExists(had.revokedAt))
    .commit();

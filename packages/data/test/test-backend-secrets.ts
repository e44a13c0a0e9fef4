import type { BackendSecrets } from '../src/index.ts';

/** The secrets of a test file, in memory; `kept` is what Secrets Manager would have. */
export const createTestBackendSecrets = (): BackendSecrets & { readonly kept: ReadonlyMap<string, string> } => {
  const kept = new Map<string, string>();
  return {
    kept,
    create: async (secretId, secret) => void kept.set(secretId, secret),
    read: async (secretId) => {
      const secret = kept.get(secretId);
      if (secret === undefined) throw new Error(`${secretId} is missing`);
      return secret;
    },
    remove: async (secretId) => void kept.delete(secretId),
  };
};

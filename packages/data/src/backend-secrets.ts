import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { BACKEND_SECRETS_PREFIX } from '@portico/domain';
import type { Items } from './write-together.ts';

/** The secrets of backends. One is never changed: another one has another id, so an instance may keep what it read. */
export type BackendSecrets = {
  readonly create: (secretId: string, secret: string) => Promise<void>;
  readonly read: (secretId: string) => Promise<string>;
  /** One that is not there is no more, too. */
  readonly remove: (secretId: string) => Promise<void>;
};

/** How long one that was removed can be brought back, by whoever restores the table to an earlier instant. */
const RECOVERY_DAYS = 7;
/** A secret that no backend has any more is deleted when no instance uses it. */
const REPLACED_MILLISECONDS = 60_000;

/** For a transaction: the secret of a backend, if it has one, is not its any more and deleted soon. */
export const leaveSecret = (
  { backendSecret }: Items,
  { secretId }: { readonly secretId?: string | undefined },
  at: Date,
) =>
  secretId === undefined
    ? undefined
    : backendSecret
        .patch({ secretId })
        .set({ open: 'secret', dueAt: new Date(at.getTime() + REPLACED_MILLISECONDS).toISOString() })
        .commit();

/** Read secrets that an instance keeps. */
const KEPT_MAX = 500;

/** `prefix` is what names begin with: of each environment another one, where several stand in an account. */
export const connectBackendSecrets = (prefix: string = BACKEND_SECRETS_PREFIX): BackendSecrets => {
  let client: Promise<SecretsManagerClient> | undefined;
  /** Loaded with the first secret: who has none never pays for it. */
  const sdk = async () => {
    const loaded = await import('@aws-sdk/client-secrets-manager');
    client ??= Promise.resolve(new loaded.SecretsManagerClient({ maxAttempts: 5 }));
    return { ...loaded, client: await client };
  };
  const kept = new Map<string, Promise<string>>();
  const nameOf = (secretId: string) => `${prefix}${secretId}`;

  const fetchSecret = async (secretId: string) => {
    const { client: manager, GetSecretValueCommand } = await sdk();
    const { SecretString } = await manager.send(new GetSecretValueCommand({ SecretId: nameOf(secretId) }));
    if (SecretString === undefined) throw new Error('the secret of a backend has no value');
    return SecretString;
  };

  return {
    async create(secretId, secret) {
      const { client: manager, CreateSecretCommand } = await sdk();
      await manager.send(new CreateSecretCommand({ Name: nameOf(secretId), SecretString: secret }));
    },

    read(secretId) {
      const had = kept.get(secretId);
      if (had) return had;
      const [oldest] = kept.keys();
      if (kept.size >= KEPT_MAX && oldest !== undefined) kept.delete(oldest);
      const secret = fetchSecret(secretId);
      kept.set(secretId, secret);
      secret.catch(() => kept.delete(secretId));
      return secret;
    },

    async remove(secretId) {
      const { client: manager, DeleteSecretCommand, ResourceNotFoundException } = await sdk();
      const command = new DeleteSecretCommand({ SecretId: nameOf(secretId), RecoveryWindowInDays: RECOVERY_DAYS });
      try {
        await manager.send(command);
      } catch (error) {
        if (!(error instanceof ResourceNotFoundException)) throw error;
      }
    },
  };
};

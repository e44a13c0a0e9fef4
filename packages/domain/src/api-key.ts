import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { createId } from './id.ts';
import { checksum, randomSecret } from './secret-text.ts';

/** What keys of a deployment begin with, where it does not say; and what it may say. */
const KEY_PREFIX = 'ptk';
export const KEY_PREFIX_PATTERN = '[a-z][a-z0-9]{1,9}';
/** Whatever its deployment's prefix is, or was when it was made: who knows a key knows it by its hash. */
const FORM = new RegExp(
  `^${KEY_PREFIX_PATTERN}_(live|test)_([0-9a-hjkmnp-tv-z]{26})_([0-9A-Za-z]{32})([0-9A-Za-z]{6})$`,
);
const LENGTH_MAX = 81;

/** The prefix as it stands in the environment; a text that may not be one is none. */
export const keyPrefixFrom = (text: string | undefined): string =>
  text !== undefined && new RegExp(`^${KEY_PREFIX_PATTERN}$`).test(text) ? text : KEY_PREFIX;

export type KeyEnvironment = 'live' | 'test';

export type ParsedKey = {
  readonly environment: KeyEnvironment;
  readonly keyId: string;
};

/** Makes the whole key `<prefix>_<environment>_<id>_<secret><crc>`: one word to a double-click, safe in a URL and a header. */
export const createApiKeySecret = (keyId: string, environment: KeyEnvironment, prefix = KEY_PREFIX): string => {
  const head = `${prefix}_${environment}_${keyId.replace(/^key_/, '')}_${randomSecret()}`;
  return head + checksum(head);
};

/** Reads a presented key; undefined for anything mistyped, before any table is asked. */
export const parseApiKey = (presented: string): ParsedKey | undefined => {
  const match = presented.length <= LENGTH_MAX ? FORM.exec(presented) : null;
  if (!match || checksum(presented.slice(0, -6)) !== match[4]) return undefined;
  return { environment: match[1] as KeyEnvironment, keyId: `key_${match[2]}` };
};

/** What is kept of a secret: SHA-256 in hex. Secrets hold 190 random bits, so no salt or stretching is needed. */
export const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** Compares a presented secret with a kept hash in constant time. */
export const matchesHash = (secret: string, hash: string): boolean => sameHash(hashSecret(secret), hash);

/** Compares two hashes in hex in constant time. */
export const sameHash = (one: string, other: string): boolean => {
  const [presented, kept] = [Buffer.from(one, 'hex'), Buffer.from(other, 'hex')];
  return kept.length === presented.length && timingSafeEqual(presented, kept);
};

/** What may be shown of a key afterwards. */
export const keyLabel = (secret: string) => ({
  prefix: secret.slice(0, secret.indexOf('_') + 10),
  lastFour: secret.slice(-4),
});

/** What a key is for: an app's own is listed; the portal's try-it-out and a test run have theirs for a while. */
export const KEY_PURPOSES = ['app', 'try-it', 'test-run'] as const;
export type KeyPurpose = (typeof KEY_PURPOSES)[number];

/** What is wished of a new key. */
export type NewKey = {
  readonly name: string;
  readonly environment: KeyEnvironment;
  readonly expiresAt: Date | undefined;
  /** What keys of the deployment begin with. */
  readonly prefix?: string | undefined;
  /** Where its calls may come from; anywhere, where none is said. */
  readonly allowedAddresses?: readonly string[] | undefined;
  /** What its calls are for; all, where none is said. */
  readonly scopes?: readonly string[] | undefined;
};

const FORGOTTEN_AFTER_SECONDS = 86_400;

/** A new key of an app: what is kept of it, and its secret, which leaves once. One nobody lists is forgotten after it expired. */
export const createApiKey = (
  appId: string,
  purpose: KeyPurpose,
  { name, environment, expiresAt, prefix, allowedAddresses = [], scopes = [] }: NewKey,
  at: Date,
) => {
  const keyId = createId('apiKey', at);
  const secret = createApiKeySecret(keyId, environment, prefix);
  const item = {
    keyId,
    appId,
    purpose,
    name,
    environment,
    hash: hashSecret(secret),
    ...keyLabel(secret),
    createdAt: at.toISOString(),
    ...(purpose === 'app' && staleness(keyId, { createdAt: at.toISOString() })),
    ...(expiresAt && { expiresAt: expiresAt.toISOString() }),
    ...(allowedAddresses.length > 0 && { allowedAddresses: [...allowedAddresses] }),
    ...(scopes.length > 0 && { scopes: [...scopes] }),
    ...(expiresAt &&
      purpose !== 'app' && { expiresAtSeconds: Math.floor(expiresAt.getTime() / 1000) + FORGOTTEN_AFTER_SECONDS }),
  };
  return { item, secret };
};

/** A session token: 43 characters of base64url, 256 random bits. */
export const createToken = (): string => randomBytes(32).toString('base64url');

/** Keys that are watched stand in so many partitions, by the last letter of their id: each use of one is written there. */
export const KEY_SHARDS = [...'0123456789abcdefghjkmnpqrstvwxyz'];

const DAY_MILLISECONDS = 86_400_000;
const STALE_DAYS = 90;
const NEVER_USED_DAYS = 30;

/** Whether a key works and nobody seems to need it: not used for long, or never since it was made. */
export const isStaleKey = (
  key: {
    readonly createdAt: string;
    readonly lastUsedAt?: string | undefined;
    readonly expiresAt?: string | undefined;
    readonly revokedAt?: string | undefined;
  },
  at: Date,
): boolean => {
  if (key.revokedAt || (key.expiresAt && key.expiresAt <= at.toISOString())) return false;
  const days = key.lastUsedAt ? STALE_DAYS : NEVER_USED_DAYS;
  return at.getTime() - Date.parse(key.lastUsedAt ?? key.createdAt) >= days * DAY_MILLISECONDS;
};

/** Where a key stands among those that are watched, and when it will be stale if it is not used again. */
export const staleness = (
  keyId: string,
  used: { readonly createdAt: string; readonly lastUsedAt?: string | undefined },
) => {
  const days = used.lastUsedAt ? STALE_DAYS : NEVER_USED_DAYS;
  const at = new Date(Date.parse(used.lastUsedAt ?? used.createdAt) + days * DAY_MILLISECONDS);
  // With its id it is one place, from which a page goes on.
  return { watched: keyId.slice(-1), staleAt: `${at.toISOString()}.${keyId}` };
};

import type { DatabaseSync } from 'node:sqlite';
import type { CloudContext } from '../../service.ts';
import { childOf, parseFields, textOf, textsOf } from '../wire/fields.ts';
import type { Pool } from './pool-store.ts';
import type { User } from './user-store.ts';

export type Passkey = {
  readonly credentialId: string;
  readonly publicKey: Uint8Array<ArrayBuffer>;
  readonly counter: number;
  readonly transports: readonly string[];
  readonly attachment: string | undefined;
  readonly createdAtMilliseconds: number;
};

const TABLES = `CREATE TABLE IF NOT EXISTS passkeys (poolId TEXT NOT NULL, credentialId TEXT NOT NULL, username TEXT NOT NULL, publicKey BLOB NOT NULL, counter INTEGER NOT NULL,
  transports TEXT NOT NULL, attachment TEXT, createdAtMilliseconds INTEGER NOT NULL, PRIMARY KEY (poolId, credentialId)) STRICT;
  CREATE TABLE IF NOT EXISTS passkeyMfa (poolId TEXT NOT NULL, username TEXT NOT NULL, PRIMARY KEY (poolId, username)) STRICT;`;

const passkeyOf = (row: Record<string, unknown>): Passkey => ({
  credentialId: textOf(row, 'credentialId') ?? '',
  publicKey: row.publicKey instanceof Uint8Array ? new Uint8Array(row.publicKey) : new Uint8Array(),
  counter: Number(row.counter),
  transports: textsOf(parseFields(`{"list":${textOf(row, 'transports') ?? '[]'}}`), 'list'),
  attachment: textOf(row, 'attachment'),
  createdAtMilliseconds: Number(row.createdAtMilliseconds),
});

/** What a pool says of passkeys. */
export const passkeyRules = ({ properties }: Pool) => ({
  first: textsOf(childOf(childOf(properties, 'Policies'), 'SignInPolicy'), 'AllowedFirstAuthFactors').includes(
    'WEB_AUTHN',
  ),
  relyingPartyId: textOf(properties, 'WebAuthnRelyingPartyID'),
  verification:
    textOf(properties, 'WebAuthnUserVerification') === 'required' ? ('required' as const) : ('preferred' as const),
  secondFactor: textOf(properties, 'WebAuthnFactorConfiguration') === 'MULTI_FACTOR_WITH_USER_VERIFICATION',
});

/** Passkeys of users, and for whom they stand for the second factor, too. */
export const createPasskeys = (context: CloudContext, database: DatabaseSync) => {
  database.exec(TABLES);
  const all = ({ poolId, username }: User) =>
    database
      .prepare('SELECT * FROM passkeys WHERE poolId = ? AND username = ? ORDER BY createdAtMilliseconds, credentialId')
      .all(poolId, username)
      .map(passkeyOf);
  return {
    all,
    find: (user: User, credentialId: string) => all(user).find((passkey) => passkey.credentialId === credentialId),
    /** Whether it is a new one: one that somebody has already is nobody's again. */
    add: (
      { poolId, username }: User,
      { credentialId, publicKey, counter, transports, attachment }: Omit<Passkey, 'createdAtMilliseconds'>,
    ): boolean =>
      database
        .prepare('INSERT OR IGNORE INTO passkeys VALUES (?, ?, ?, ?, ?, ?, ?, ?)')
        .run(
          ...([poolId, credentialId, username, publicKey, counter, JSON.stringify(transports)] as const),
          attachment ?? null,
          context.now().getTime(),
        ).changes === 1,
    /** After a sign-in; a counter that goes back is a copy's. */
    count: ({ poolId }: User, credentialId: string, counter: number) =>
      void database
        .prepare('UPDATE passkeys SET counter = ? WHERE poolId = ? AND credentialId = ?')
        .run(counter, poolId, credentialId),
    /** Whether there was such a one. */
    remove: ({ poolId, username }: User, credentialId: string): boolean =>
      database
        .prepare('DELETE FROM passkeys WHERE poolId = ? AND username = ? AND credentialId = ?')
        .run(poolId, username, credentialId).changes === 1,
    removeAll({ poolId, username }: User) {
      for (const table of ['passkeys', 'passkeyMfa'])
        database.prepare(`DELETE FROM ${table} WHERE poolId = ? AND username = ?`).run(poolId, username);
    },
    standForMfa: ({ poolId, username }: User): boolean =>
      database.prepare('SELECT 1 FROM passkeyMfa WHERE poolId = ? AND username = ?').get(poolId, username) !==
      undefined,
    setStandForMfa({ poolId, username }: User, enabled: boolean) {
      const statement = enabled
        ? 'INSERT OR IGNORE INTO passkeyMfa VALUES (?, ?)'
        : 'DELETE FROM passkeyMfa WHERE poolId = ? AND username = ?';
      database.prepare(statement).run(poolId, username);
    },
  };
};

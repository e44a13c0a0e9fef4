import { randomBytes, randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { CloudContext } from '../../service.ts';
import { type Fields, parseFields, textOf, textsOf } from '../wire/fields.ts';
import { digestOf } from './ticket-store.ts';

/** One sign-in of one user at one client: everything issued from it carries its id as `origin_jti`. */
export type Grant = {
  readonly id: string;
  readonly poolId: string;
  readonly clientId: string;
  readonly username: string;
  readonly authTimeSeconds: number;
  readonly scopes: readonly string[];
  readonly expiresAtMilliseconds: number;
};

export type RefreshOutcome =
  | { readonly grant: Grant }
  | { readonly refused: 'unknown' | 'expired' | 'revoked' | 'reused' };

const SCHEMA = `
CREATE TABLE IF NOT EXISTS grants (id TEXT PRIMARY KEY, poolId TEXT NOT NULL, clientId TEXT NOT NULL, username TEXT NOT NULL, authTimeSeconds INTEGER NOT NULL,
  scopes TEXT NOT NULL, codeHash TEXT, expiresAtMilliseconds INTEGER NOT NULL, revokedAtMilliseconds INTEGER) STRICT;
CREATE INDEX IF NOT EXISTS grantsByUser ON grants (poolId, username);
CREATE TABLE IF NOT EXISTS refreshTokens (hash TEXT PRIMARY KEY, grantId TEXT NOT NULL, retiredAtMilliseconds INTEGER) STRICT;
CREATE INDEX IF NOT EXISTS refreshTokensByGrant ON refreshTokens (grantId);`;

const grantOf = (row: Fields): Grant => ({
  id: textOf(row, 'id') ?? '',
  poolId: textOf(row, 'poolId') ?? '',
  clientId: textOf(row, 'clientId') ?? '',
  username: textOf(row, 'username') ?? '',
  authTimeSeconds: Number(row.authTimeSeconds),
  scopes: textsOf(parseFields(`{"scopes":${textOf(row, 'scopes') ?? '[]'}}`), 'scopes'),
  expiresAtMilliseconds: Number(row.expiresAtMilliseconds),
});

export const createGrantStore = (context: CloudContext, database: DatabaseSync) => {
  database.exec(SCHEMA);
  const revoke = (id: string) =>
    void database
      .prepare('UPDATE grants SET revokedAtMilliseconds = COALESCE(revokedAtMilliseconds, ?) WHERE id = ?')
      .run(context.now().getTime(), id);
  const newToken = (grantId: string): string => {
    const token = randomBytes(48).toString('base64url');
    database.prepare('INSERT INTO refreshTokens VALUES (?, ?, NULL)').run(digestOf(token), grantId);
    return token;
  };
  return {
    open(grant: Omit<Grant, 'id'>, code?: string): { grant: Grant; refreshToken: string } {
      const id = randomUUID();
      const now = context.now().getTime();
      database
        .prepare('DELETE FROM refreshTokens WHERE grantId IN (SELECT id FROM grants WHERE expiresAtMilliseconds < ?)')
        .run(now - 86_400_000);
      database.prepare('DELETE FROM grants WHERE expiresAtMilliseconds < ?').run(now - 86_400_000);
      database
        .prepare('INSERT INTO grants VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL)')
        .run(
          id,
          grant.poolId,
          grant.clientId,
          grant.username,
          grant.authTimeSeconds,
          JSON.stringify(grant.scopes),
          code === undefined ? null : digestOf(code),
          grant.expiresAtMilliseconds,
        );
      return { grant: { ...grant, id }, refreshToken: newToken(id) };
    },
    /** The grant of a refresh token; one that was rotated away (longer ago than the grace) ends its whole family. */
    refresh(token: string, clientId: string, graceMilliseconds: number): RefreshOutcome {
      const row = database
        .prepare(
          'SELECT g.*, t.retiredAtMilliseconds FROM refreshTokens t JOIN grants g ON g.id = t.grantId WHERE t.hash = ? AND g.clientId = ?',
        )
        .get(digestOf(token), clientId);
      if (!row) return { refused: 'unknown' };
      const now = context.now().getTime();
      if (row.revokedAtMilliseconds !== null) return { refused: 'revoked' };
      if (Number(row.expiresAtMilliseconds) <= now) return { refused: 'expired' };
      if (row.retiredAtMilliseconds !== null && Number(row.retiredAtMilliseconds) + graceMilliseconds < now) {
        revoke(textOf(row, 'id') ?? '');
        return { refused: 'reused' };
      }
      return { grant: grantOf(row) };
    },
    /** Retires a token for a new one with the same end. */
    rotate(token: string, grant: Grant): string {
      database
        .prepare('UPDATE refreshTokens SET retiredAtMilliseconds = COALESCE(retiredAtMilliseconds, ?) WHERE hash = ?')
        .run(context.now().getTime(), digestOf(token));
      return newToken(grant.id);
    },
    revoke,
    revokeToken(token: string, clientId: string) {
      const row = database
        .prepare(
          'SELECT g.id FROM refreshTokens t JOIN grants g ON g.id = t.grantId WHERE t.hash = ? AND g.clientId = ?',
        )
        .get(digestOf(token), clientId);
      if (row) revoke(String(row.id));
    },
    /** A code that comes twice ends what its first use began (RFC 6749 §4.1.2). */
    revokeByCode(code: string) {
      for (const row of database.prepare('SELECT id FROM grants WHERE codeHash = ?').all(digestOf(code)))
        revoke(String(row.id));
    },
    revokeOfUser: (poolId: string, username: string) =>
      void database
        .prepare(
          'UPDATE grants SET revokedAtMilliseconds = COALESCE(revokedAtMilliseconds, ?) WHERE poolId = ? AND username = ?',
        )
        .run(context.now().getTime(), poolId, username),
    isOpen: (id: string): boolean =>
      database.prepare('SELECT 1 FROM grants WHERE id = ? AND revokedAtMilliseconds IS NULL').get(id) !== undefined,
  };
};

export type GrantStore = ReturnType<typeof createGrantStore>;

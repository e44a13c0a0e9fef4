import { createHash, randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { CloudContext } from '../../service.ts';
import { type Fields, parseFields, textOf } from '../wire/fields.ts';

export type TicketKind =
  | 'code'
  | 'challenge'
  | 'passkey'
  | 'federation'
  | 'browser'
  | 'new-password'
  | 'reset'
  | 'saml'
  | 'assertion';

const SCHEMA = `CREATE TABLE IF NOT EXISTS tickets (hash TEXT PRIMARY KEY, kind TEXT NOT NULL, payload TEXT NOT NULL, expiresAtMilliseconds INTEGER NOT NULL,
  usedAtMilliseconds INTEGER) STRICT; CREATE INDEX IF NOT EXISTS ticketsByExpiry ON tickets (expiresAtMilliseconds);`;

export const digestOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Short-lived random tokens with what they stand for; only their digests are stored. */
export const createTicketStore = (context: CloudContext, database: DatabaseSync) => {
  database.exec(SCHEMA);
  const put = (kind: TicketKind, token: string, payload: Fields, lifeSeconds: number): void => {
    const now = context.now().getTime();
    database.prepare('DELETE FROM tickets WHERE expiresAtMilliseconds < ?').run(now - 3_600_000);
    database
      .prepare('INSERT INTO tickets VALUES (?, ?, ?, ?, NULL)')
      .run(digestOf(token), kind, JSON.stringify(payload), now + lifeSeconds * 1000);
  };
  return {
    /** Of a token that is random already. */
    put,
    issue(kind: TicketKind, payload: Fields, lifeSeconds: number): string {
      const token = randomBytes(32).toString('base64url');
      put(kind, token, payload, lifeSeconds);
      return token;
    },
    /** Reads without using up. */
    peek(kind: TicketKind, token: string | undefined): Fields | undefined {
      if (token === undefined) return undefined;
      const row = database
        .prepare(
          'SELECT payload FROM tickets WHERE hash = ? AND kind = ? AND usedAtMilliseconds IS NULL AND expiresAtMilliseconds > ?',
        )
        .get(digestOf(token), kind, context.now().getTime());
      return row && parseFields(textOf(row, 'payload'));
    },
    /** Uses the ticket up: of two concurrent takers one gets it. */
    take(kind: TicketKind, token: string | undefined): Fields | undefined {
      if (token === undefined) return undefined;
      const now = context.now().getTime();
      const row = database
        .prepare(
          'UPDATE tickets SET usedAtMilliseconds = ?1 WHERE hash = ?2 AND kind = ?3 AND usedAtMilliseconds IS NULL AND expiresAtMilliseconds > ?1 RETURNING payload',
        )
        .get(now, digestOf(token), kind);
      return row && parseFields(textOf(row, 'payload'));
    },
    /** Takes what somebody else named, once in its life; answers whether this was the first time. */
    once(kind: TicketKind, name: string, lifeSeconds: number): boolean {
      const now = context.now().getTime();
      const { changes } = database
        .prepare('INSERT OR IGNORE INTO tickets VALUES (?1, ?2, ?3, ?4, ?5)')
        .run(digestOf(`${kind} ${name}`), kind, '{}', now + lifeSeconds * 1000, now);
      return changes === 1;
    },
    /** Whether it was taken before: a replay. */
    wasUsed: (kind: TicketKind, token: string): boolean =>
      database
        .prepare('SELECT 1 FROM tickets WHERE hash = ? AND kind = ? AND usedAtMilliseconds IS NOT NULL')
        .get(digestOf(token), kind) !== undefined,
    drop: (token: string) => void database.prepare('DELETE FROM tickets WHERE hash = ?').run(digestOf(token)),
    /** Ends every ticket of a user, e.g. browser sessions at a global sign-out. */
    dropOfUser: (poolId: string, username: string) =>
      void database
        .prepare(
          "DELETE FROM tickets WHERE json_extract(payload, '$.poolId') = ? AND json_extract(payload, '$.username') = ?",
        )
        .run(poolId, username),
  };
};

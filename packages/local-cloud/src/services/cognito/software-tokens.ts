import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { CloudContext } from '../../service.ts';
import { textOf } from '../wire/fields.ts';
import type { User } from './user-store.ts';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const STEP_SECONDS = 30;
/** Steps before and after the present one whose code is taken: clocks differ. */
const DRIFT_STEPS = 1;

export const toBase32 = (bytes: Uint8Array): string => {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? []).map((five) => LETTERS[Number.parseInt(five.padEnd(5, '0'), 2)] ?? '').join('');
};
const fromBase32 = (text: string): Buffer => {
  const bits = [...text].map((letter) => LETTERS.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
};

/** The code of a secret at a step (RFC 6238 with SHA-1, six digits). */
export const codeAt = (secret: string, step: number): string => {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', fromBase32(secret)).update(counter).digest();
  const offset = (mac.at(-1) ?? 0) & 15;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
};

export type SoftwareToken = {
  readonly secret: string;
  readonly verified: boolean;
  readonly enabled: boolean;
  readonly preferred: boolean;
  /** The step of the code that was taken last: it is taken once. */
  readonly lastStep: number;
};

const TABLE = `CREATE TABLE IF NOT EXISTS softwareTokens (poolId TEXT NOT NULL, username TEXT NOT NULL, secret TEXT NOT NULL, verified INTEGER NOT NULL,
  enabled INTEGER NOT NULL, preferred INTEGER NOT NULL, lastStep INTEGER NOT NULL, PRIMARY KEY (poolId, username)) STRICT`;

/** Authenticator apps of users, one each. */
export const createSoftwareTokens = (context: CloudContext, database: DatabaseSync) => {
  database.exec(TABLE);
  const of = ({ poolId, username }: User): SoftwareToken | undefined => {
    const row = database
      .prepare('SELECT * FROM softwareTokens WHERE poolId = ? AND username = ?')
      .get(poolId, username);
    if (!row) return undefined;
    const [verified, enabled, preferred] = [row.verified === 1, row.enabled === 1, row.preferred === 1];
    return { secret: textOf(row, 'secret') ?? '', verified, enabled, preferred, lastStep: Number(row.lastStep) };
  };
  const write = ({ poolId, username }: User, { secret, verified, enabled, preferred, lastStep }: SoftwareToken) =>
    database
      .prepare('INSERT OR REPLACE INTO softwareTokens VALUES (?, ?, ?, ?, ?, ?, ?)')
      .run(poolId, username, secret, verified ? 1 : 0, enabled ? 1 : 0, preferred ? 1 : 0, lastStep);
  return {
    of,
    /** A new secret; until its code comes back it is none, and one that was there is gone. */
    associate(user: User): string {
      const secret = toBase32(randomBytes(32));
      write(user, { secret, verified: false, enabled: false, preferred: false, lastStep: 0 });
      return secret;
    },
    change: (user: User, token: SoftwareToken, changes: Partial<SoftwareToken>) =>
      write(user, { ...token, ...changes }),
    /** Whether a code is right now; `used` when it was taken before. */
    check(user: User, token: SoftwareToken, code: string): 'right' | 'wrong' | 'used' {
      const now = Math.floor(context.now().getTime() / 1000 / STEP_SECONDS);
      for (let step = now - DRIFT_STEPS; step <= now + DRIFT_STEPS; step++) {
        const wanted = Buffer.from(codeAt(token.secret, step));
        const given = Buffer.from(code);
        if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) continue;
        if (step <= token.lastStep) return 'used';
        write(user, { ...token, lastStep: step });
        return 'right';
      }
      return 'wrong';
    },
    remove: ({ poolId, username }: User) =>
      void database.prepare('DELETE FROM softwareTokens WHERE poolId = ? AND username = ?').run(poolId, username),
  };
};

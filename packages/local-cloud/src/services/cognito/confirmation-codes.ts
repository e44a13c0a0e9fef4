import { randomInt } from 'node:crypto';
import { AwsError } from '../../service.ts';
import { childOf, textOf } from '../wire/fields.ts';
import type { CognitoRoom } from './cognito-room.ts';
import type { Pool } from './pool-store.ts';
import { digestOf } from './ticket-store.ts';
import type { User } from './user-store.ts';

/** Whether a password can be reset by mail: an enabled account of this pool with a verified address. */
export const isReachable = (user: User): boolean =>
  user.enabled && user.status !== 'EXTERNAL_PROVIDER' && user.attributes.email_verified === 'true';

export type CodePurpose = 'sign-up' | 'password' | 'email';

const LIFE_SECONDS: Readonly<Record<CodePurpose, number>> = { 'sign-up': 86_400, password: 3600, email: 86_400 };
const ATTEMPTS_MAX = 5;

const SUBJECTS: Readonly<Record<CodePurpose, string>> = {
  'sign-up': 'Your verification code',
  password: 'Your password reset code',
  email: 'Confirm your new e-mail address',
};

/** `j***@c***`: enough to recognise, too little to learn. */
const masked = (email: string): string => email.replace(/^(.)[^@]*@(.).*$/, '$1***@$2***');

const TABLE = `CREATE TABLE IF NOT EXISTS confirmations (poolId TEXT NOT NULL, username TEXT NOT NULL, purpose TEXT NOT NULL, hash TEXT NOT NULL,
  expiresAtMilliseconds INTEGER NOT NULL, attempts INTEGER NOT NULL, PRIMARY KEY (poolId, username, purpose)) STRICT`;

/** Six-digit codes that go to the mailbox; five wrong tries end a code. */
export const createConfirmationCodes = ({ context, mailbox }: Pick<CognitoRoom, 'context' | 'mailbox'>) => {
  const database = context.database('cognito');
  database.exec(TABLE);
  const hashOf = (user: User, code: string) => digestOf(`${user.sub}.${code}`);
  const remove = (user: User, purpose: CodePurpose) =>
    database
      .prepare('DELETE FROM confirmations WHERE poolId = ? AND username = ? AND purpose = ?')
      .run(user.poolId, user.username, purpose);
  /** Refuses a wrong, used or expired code; the right one stays until `use`. */
  const verify = (user: User, purpose: CodePurpose, code: string): void => {
    const row = database
      .prepare('SELECT * FROM confirmations WHERE poolId = ? AND username = ? AND purpose = ?')
      .get(user.poolId, user.username, purpose);
    const mismatch = () =>
      new AwsError('CodeMismatchException', 'Invalid verification code provided, please try again.');
    if (!row) throw mismatch();
    if (Number(row.expiresAtMilliseconds) <= context.now().getTime())
      throw new AwsError('ExpiredCodeException', 'Invalid code provided, please request a code again.');
    if (Number(row.attempts) >= ATTEMPTS_MAX)
      throw new AwsError('LimitExceededException', 'Attempt limit exceeded, please try after some time.');
    if (row.hash !== hashOf(user, code)) {
      database
        .prepare('UPDATE confirmations SET attempts = attempts + 1 WHERE poolId = ? AND username = ? AND purpose = ?')
        .run(user.poolId, user.username, purpose);
      throw mismatch();
    }
  };
  return {
    send(pool: Pool, user: User, purpose: CodePurpose) {
      const email = user.attributes.email;
      if (email === undefined)
        throw new AwsError('InvalidParameterException', 'The user has no address to send a code to.');
      const code = String(randomInt(1_000_000)).padStart(6, '0');
      const now = context.now().getTime();
      database.prepare('DELETE FROM confirmations WHERE expiresAtMilliseconds <= ?').run(now);
      // A new code does not forgive wrong tries: otherwise asking again and again would make guessing free.
      database
        .prepare(
          `INSERT INTO confirmations VALUES (?, ?, ?, ?, ?, 0)
           ON CONFLICT (poolId, username, purpose) DO UPDATE SET hash = excluded.hash, expiresAtMilliseconds = excluded.expiresAtMilliseconds`,
        )
        .run(user.poolId, user.username, purpose, hashOf(user, code), now + LIFE_SECONDS[purpose] * 1000);
      const templates = childOf(pool.properties, 'VerificationMessageTemplate');
      const subject =
        textOf(templates, 'EmailSubject') ?? textOf(pool.properties, 'EmailVerificationSubject') ?? SUBJECTS[purpose];
      const text = (
        textOf(templates, 'EmailMessage') ??
        textOf(pool.properties, 'EmailVerificationMessage') ??
        'Your code is {####}.'
      ).replaceAll('{####}', code);
      const from = textOf(childOf(pool.properties, 'EmailConfiguration'), 'From') ?? 'no-reply@verificationemail.com';
      mailbox.put({ from, to: [email], subject, text });
      return { AttributeName: 'email', DeliveryMedium: 'EMAIL', Destination: masked(email) };
    },
    verify,
    use: remove,
    /** Verifies and uses up. */
    check(user: User, purpose: CodePurpose, code: string) {
      verify(user, purpose, code);
      remove(user, purpose);
    },
    /** The answer to somebody who does not exist looks like the answer to somebody who does. */
    pretend: (name: string) => ({
      AttributeName: 'email',
      DeliveryMedium: 'EMAIL',
      Destination: masked(name.includes('@') ? name : `${name}@example.com`),
    }),
  };
};

export type ConfirmationCodes = ReturnType<typeof createConfirmationCodes>;

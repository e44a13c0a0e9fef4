import { createHmac, timingSafeEqual } from 'node:crypto';
import { AwsError, type CloudContext } from '../../service.ts';
import { childOf, flagOf, numberOf, textOf } from '../wire/fields.ts';
import type { Grant, GrantStore } from './grant-store.ts';
import { checkPolicy, type Passwords, passwordHistorySize } from './password.ts';
import { type Client, type Pool, preventsUserExistenceErrors, validityMilliseconds } from './pool-store.ts';
import { srpSecret } from './srp.ts';
import type { Triggers } from './triggers.ts';
import type { User, UserChanges, UserStatus, UserStore } from './user-store.ts';

const FREE_ATTEMPTS = 5;
const LOCK_MS_MAX = 900_000;

export const poolNameOf = (pool: Pool): string => pool.id.split('_')[1] ?? '';

/** A client with a secret must prove it in every call: HMAC-SHA256(secret, username + client id), base64. */
export const checkSecretHash = (client: Client, username: string, given: string | undefined): void => {
  if (client.secret === undefined) return;
  const expected = createHmac('sha256', client.secret)
    .update(username + client.id)
    .digest();
  const actual = Buffer.from(given ?? '', 'base64');
  if (actual.length !== expected.length || !timingSafeEqual(actual, expected)) {
    throw new AwsError(
      'NotAuthorizedException',
      given === undefined
        ? `Client ${client.id} is configured with secret but SECRET_HASH was not received`
        : `Unable to verify secret hash for client ${client.id}`,
    );
  }
};

/** Passwords and sign-ins: what the hosted page and the API have in common. */
export const createAuthentication = (
  context: CloudContext,
  rooms: { users: UserStore; grants: GrantStore; triggers: Triggers; passwords: Passwords },
) => {
  const { users, grants, triggers, passwords } = rooms;

  /** Doubles from one second with every failure beyond the fifth, up to a quarter of an hour (as Cognito's lockout). */
  const countFailure = (user: User) => {
    const failedAttempts = user.failedAttempts + 1;
    const lockMilliseconds =
      failedAttempts < FREE_ATTEMPTS ? 0 : Math.min(LOCK_MS_MAX, 1000 * 2 ** (failedAttempts - FREE_ATTEMPTS));
    users.change(user, { failedAttempts, lockedUntilMilliseconds: context.now().getTime() + lockMilliseconds });
  };
  const wrong = (): never => {
    throw new AwsError('NotAuthorizedException', 'Incorrect username or password.');
  };
  const checkLock = (user: User | undefined) => {
    if (user && user.lockedUntilMilliseconds > context.now().getTime())
      throw new AwsError('NotAuthorizedException', 'Password attempts exceeded');
  };
  /** What may keep somebody out who proved the password. */
  const checkAdmitted = (user: User): User => {
    if (!user.enabled) throw new AwsError('NotAuthorizedException', 'User is disabled.');
    if (user.status === 'UNCONFIRMED') throw new AwsError('UserNotConfirmedException', 'User is not confirmed.');
    if (user.status === 'RESET_REQUIRED')
      throw new AwsError('PasswordResetRequiredException', 'Password reset required for the user');
    return user.failedAttempts === 0 ? user : users.change(user, { failedAttempts: 0, lockedUntilMilliseconds: 0 });
  };
  const historyCheck = async (pool: Pool, user: User, password: string) => {
    const size = passwordHistorySize(pool);
    for (const hash of user.passwordHistory.slice(0, size)) {
      if (await passwords.matches(password, hash))
        throw new AwsError('PasswordHistoryPolicyViolationException', 'Password has previously been used');
    }
  };
  const checkTemporary = (pool: Pool, user: User) => {
    if (user.status !== 'FORCE_CHANGE_PASSWORD') return;
    const days =
      numberOf(childOf(childOf(pool.properties, 'Policies'), 'PasswordPolicy'), 'TemporaryPasswordValidityDays') ?? 7;
    if (user.modifiedAtMilliseconds + days * 86_400_000 < context.now().getTime()) {
      throw new AwsError(
        'NotAuthorizedException',
        'Temporary password has expired and must be reset by an administrator.',
      );
    }
  };

  return {
    checkLock,
    checkAdmitted,
    countFailure,
    /** The user behind a name and password; every other case is refused without telling which it was. */
    async byPassword(pool: Pool, client: Client, name: string, password: string): Promise<User> {
      const user = users.find(pool, name);
      if (!user && !preventsUserExistenceErrors(client))
        throw new AwsError('UserNotFoundException', 'User does not exist.');
      checkLock(user);
      if (user)
        await triggers.run(pool, 'PreAuthentication', 'PreAuthentication_Authentication', user, client, {
          validationData: {},
        });
      if (!(await passwords.matches(password, user?.passwordHash)) || !user) {
        if (user) countFailure(user);
        return wrong();
      }
      checkTemporary(pool, user);
      return checkAdmitted(user);
    },
    /** Sets a password after the policy and the history agree; both the scrypt hash and the SRP verifier change. */
    async setPassword(
      pool: Pool,
      user: User,
      password: string,
      status: UserStatus,
      also: UserChanges = {},
    ): Promise<User> {
      checkPolicy(pool, password);
      await historyCheck(pool, user, password);
      const passwordHash = await passwords.hash(password);
      const passwordHistory = [passwordHash, ...user.passwordHistory].slice(0, Math.max(1, passwordHistorySize(pool)));
      return users.change(user, {
        passwordHash,
        passwordHistory,
        srp: srpSecret(poolNameOf(pool), user.username, password),
        status,
        failedAttempts: 0,
        lockedUntilMilliseconds: 0,
        ...also,
      });
    },
    /** Opens a grant for somebody who is signed in now. */
    async signIn(
      pool: Pool,
      client: Client,
      user: User,
      scopes: readonly string[],
      more: { authTimeSeconds?: number; code?: string } = {},
    ): Promise<{ grant: Grant; refreshToken: string }> {
      const now = context.now().getTime();
      await triggers.run(pool, 'PostAuthentication', 'PostAuthentication_Authentication', user, client, {
        newDeviceUsed: false,
      });
      return grants.open(
        {
          poolId: pool.id,
          clientId: client.id,
          username: user.username,
          authTimeSeconds: more.authTimeSeconds ?? Math.floor(now / 1000),
          scopes,
          expiresAtMilliseconds: now + validityMilliseconds(client, 'RefreshToken'),
        },
        more.code,
      );
    },
    rotation(client: Client): { enabled: boolean; graceMilliseconds: number } {
      const rotation = childOf(client.properties, 'RefreshTokenRotation');
      return {
        enabled: textOf(rotation, 'Feature') === 'ENABLED' || flagOf(rotation, 'Feature'),
        graceMilliseconds: (numberOf(rotation, 'RetryGracePeriodSeconds') ?? 0) * 1000,
      };
    },
  };
};

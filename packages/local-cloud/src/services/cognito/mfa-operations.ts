import { AwsError } from '../../service.ts';
import type { JsonOperation } from '../wire/aws-json.ts';
import { childOf, type Fields, flagOf, textOf } from '../wire/fields.ts';
import { need, withUser } from './admin-operations.ts';
import type { CognitoRoom } from './cognito-room.ts';
import { passkeyRules } from './passkeys.ts';
import type { Pool } from './pool-store.ts';
import { secondFactorOf } from './second-factor.ts';
import { USER_SCOPE } from './token-issuer.ts';
import type { User } from './user-store.ts';

const requireMfa = (pool: Pool) => {
  if ((textOf(pool.properties, 'MfaConfiguration') ?? 'OFF') === 'OFF')
    throw new AwsError('SoftwareTokenMFANotFoundException', 'Software Token MFA has not been enabled by the userpool');
};

/** Passkeys stand for the second factor of who has another one, so that nobody is locked out with a lost key. */
const preferPasskeys = (room: CognitoRoom, pool: Pool, user: User, input: Fields) => {
  const settings = childOf(input, 'WebAuthnMfaSettings');
  if (Object.keys(settings).length === 0) return;
  const enabled = flagOf(settings, 'Enabled');
  if (enabled && !passkeyRules(pool).secondFactor)
    throw new AwsError('InvalidParameterException', 'Passkeys are a single factor in this user pool');
  if (enabled && secondFactorOf(room, pool, user) === undefined)
    throw new AwsError('InvalidParameterException', 'User has no other MFA method');
  room.passkeys.setStandForMfa(user, enabled);
};

const prefer = (room: CognitoRoom, pool: Pool, user: User, input: Fields) => {
  preferSoftwareToken(room, user, input);
  preferPasskeys(room, pool, user, input);
};

const preferSoftwareToken = (room: CognitoRoom, user: User, input: Fields) => {
  const settings = childOf(input, 'SoftwareTokenMfaSettings');
  if (Object.keys(settings).length === 0) return;
  const token = room.softwareTokens.of(user);
  const enabled = flagOf(settings, 'Enabled');
  if (!token?.verified) {
    if (!enabled) return;
    throw new AwsError('InvalidParameterException', 'User has not verified software token mfa');
  }
  room.softwareTokens.change(user, token, { enabled, preferred: enabled && flagOf(settings, 'PreferredMfa') });
};

/** Setting an authenticator app up, and asking for it or not. */
export const mfaOperations = (room: CognitoRoom): Record<string, JsonOperation> => {
  const own = (input: Fields) => room.tokens.verify(need(input, 'AccessToken'), USER_SCOPE);
  return {
    AssociateSoftwareToken: async (input) => {
      const { pool, user } = await own(input);
      requireMfa(pool);
      return { SecretCode: room.softwareTokens.associate(user) };
    },
    VerifySoftwareToken: async (input) => {
      const { user } = await own(input);
      const token = room.softwareTokens.of(user);
      if (!token)
        throw new AwsError(
          'SoftwareTokenMFANotFoundException',
          'Software token TOTP multi-factor authentication is not set up.',
        );
      if (room.softwareTokens.check(user, token, need(input, 'UserCode')) !== 'right')
        throw new AwsError('EnableSoftwareTokenMFAException', 'Code mismatch');
      const verified = room.softwareTokens.of(user) ?? token;
      room.softwareTokens.change(user, verified, { verified: true });
      return { Status: 'SUCCESS' };
    },
    SetUserMFAPreference: async (input) => {
      const { pool, user } = await own(input);
      prefer(room, pool, user, input);
    },
    AdminSetUserMFAPreference: withUser(room, (user, pool, input) => prefer(room, pool, user, input)),
  };
};

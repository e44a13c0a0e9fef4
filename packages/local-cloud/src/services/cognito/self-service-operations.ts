import { AwsError } from '../../service.ts';
import type { JsonOperation } from '../wire/aws-json.ts';
import { type Fields, requiredText, textOf, textsOf } from '../wire/fields.ts';
import {
  adminCreatesOnly,
  attributesOf,
  autoVerified,
  checkWritable,
  isReadable,
  shownAttributes,
} from './attributes.ts';
import { checkSecretHash } from './authentication.ts';
import type { CognitoRoom } from './cognito-room.ts';
import { type ConfirmationCodes as Codes, createConfirmationCodes, isReachable } from './confirmation-codes.ts';
import { checkPolicy } from './password.ts';
import { resetPassword } from './password-reset.ts';
import { type Client, type Pool, preventsUserExistenceErrors } from './pool-store.ts';
import { shownMfa } from './second-factor.ts';
import { USER_SCOPE } from './token-issuer.ts';
import type { User } from './user-store.ts';

const need = (input: Fields, name: string) => requiredText(input, name, 'InvalidParameterException');

const caller = (room: CognitoRoom, input: Fields): { pool: Pool; client: Client; name: string } => {
  const client = room.pools.knownClient(need(input, 'ClientId'));
  const name = need(input, 'Username');
  checkSecretHash(client, name, textOf(input, 'SecretHash'));
  return { client, pool: room.pools.known(client.poolId), name };
};

/** Verifies what the confirmed code proved: the address it was sent to. */
const verified = (pool: Pool, user: User) =>
  autoVerified(pool).includes('email') && user.attributes.email !== undefined
    ? { attributes: { ...user.attributes, email_verified: 'true' } }
    : {};

const signUp =
  (room: CognitoRoom, codes: Codes): JsonOperation =>
  async (input) => {
    const { pool, client, name } = caller(room, input);
    if (adminCreatesOnly(pool))
      throw new AwsError('NotAuthorizedException', 'SignUp is not permitted for this user pool');
    const attributes = attributesOf(pool, input);
    checkWritable(client, attributes);
    const password = need(input, 'Password');
    checkPolicy(pool, password);
    // The hash is made before the name is looked up, so a taken name answers no faster.
    await room.passwords.hash(password);
    const created = room.users.create(pool, name, attributes, 'UNCONFIRMED');
    let user: User;
    let confirmed = false;
    try {
      const response = await room.triggers.run(
        pool,
        'PreSignUp',
        'PreSignUp_SignUp',
        created,
        client,
        { validationData: {} },
        { autoConfirmUser: false, autoVerifyEmail: false },
      );
      confirmed = response.autoConfirmUser === true;
      const also =
        response.autoVerifyEmail === true ? { attributes: { ...created.attributes, email_verified: 'true' } } : {};
      user = await room.authentication.setPassword(
        pool,
        created,
        password,
        confirmed ? 'CONFIRMED' : 'UNCONFIRMED',
        also,
      );
    } catch (error) {
      room.users.remove(created);
      throw error;
    }
    if (confirmed) await room.triggers.run(pool, 'PostConfirmation', 'PostConfirmation_ConfirmSignUp', user, client);
    const sends = !confirmed && autoVerified(pool).includes('email') && user.attributes.email !== undefined;
    return {
      UserConfirmed: confirmed,
      UserSub: user.sub,
      ...(sends ? { CodeDeliveryDetails: codes.send(pool, user, 'sign-up') } : {}),
    };
  };

const confirmSignUp =
  (room: CognitoRoom, codes: Codes): JsonOperation =>
  async (input) => {
    const { pool, client, name } = caller(room, input);
    const user = room.users.find(pool, name);
    if (!user)
      throw new AwsError(
        preventsUserExistenceErrors(client) ? 'CodeMismatchException' : 'UserNotFoundException',
        'Invalid verification code provided, please try again.',
      );
    if (user.status !== 'UNCONFIRMED')
      throw new AwsError('NotAuthorizedException', `User cannot be confirmed. Current status is ${user.status}`);
    codes.check(user, 'sign-up', need(input, 'ConfirmationCode'));
    const confirmed = room.users.change(user, { status: 'CONFIRMED', ...verified(pool, user) });
    await room.triggers.run(pool, 'PostConfirmation', 'PostConfirmation_ConfirmSignUp', confirmed, client);
  };

const resend =
  (room: CognitoRoom, codes: Codes): JsonOperation =>
  (input) => {
    const { pool, client, name } = caller(room, input);
    const user = room.users.find(pool, name);
    if (user?.status === 'UNCONFIRMED') return { CodeDeliveryDetails: codes.send(pool, user, 'sign-up') };
    if (preventsUserExistenceErrors(client)) return { CodeDeliveryDetails: codes.pretend(name) };
    throw user
      ? new AwsError('InvalidParameterException', 'User is already confirmed.')
      : new AwsError('UserNotFoundException', 'User does not exist.');
  };

const forgot =
  (room: CognitoRoom, codes: Codes): JsonOperation =>
  (input) => {
    const { pool, client, name } = caller(room, input);
    const user = room.users.find(pool, name);
    if (user && isReachable(user)) return { CodeDeliveryDetails: codes.send(pool, user, 'password') };
    if (preventsUserExistenceErrors(client)) return { CodeDeliveryDetails: codes.pretend(name) };
    throw user
      ? new AwsError(
          'InvalidParameterException',
          'Cannot reset password for the user as there is no registered/verified email',
        )
      : new AwsError('UserNotFoundException', 'User does not exist.');
  };

const confirmForgot =
  (room: CognitoRoom, codes: Codes): JsonOperation =>
  async (input) => {
    const { pool, name } = caller(room, input);
    const user = room.users.find(pool, name);
    const password = need(input, 'Password');
    await resetPassword(room, codes, pool, { user, password, code: need(input, 'ConfirmationCode') });
  };

const ownUser = (room: CognitoRoom, input: Fields) => room.tokens.verify(need(input, 'AccessToken'), USER_SCOPE);

const changePassword =
  (room: CognitoRoom): JsonOperation =>
  async (input) => {
    const { pool, user } = await ownUser(room, input);
    room.authentication.checkLock(user);
    if (!(await room.passwords.matches(need(input, 'PreviousPassword'), user.passwordHash))) {
      room.authentication.countFailure(user);
      throw new AwsError('NotAuthorizedException', 'Incorrect username or password.');
    }
    await room.authentication.setPassword(pool, user, need(input, 'ProposedPassword'), 'CONFIRMED');
  };

const updateAttributes =
  (room: CognitoRoom, codes: Codes): JsonOperation =>
  async (input) => {
    const { pool, client, user } = await ownUser(room, input);
    const attributes = attributesOf(pool, input);
    checkWritable(client, attributes);
    room.users.checkEmailFree(pool, user, attributes.email);
    const moved = attributes.email !== undefined && attributes.email !== user.attributes.email;
    const changed = room.users.change(user, {
      attributes: { ...user.attributes, ...attributes, ...(moved ? { email_verified: 'false' } : {}) },
    });
    return {
      CodeDeliveryDetailsList:
        moved && autoVerified(pool).includes('email') ? [codes.send(pool, changed, 'email')] : [],
    };
  };

const signedInOperations = (room: CognitoRoom, codes: Codes): Record<string, JsonOperation> => ({
  GetUser: async (input) => {
    const { client, user } = await ownUser(room, input);
    const shown = Object.fromEntries(Object.entries(user.attributes).filter(([name]) => isReadable(client, name)));
    return { Username: user.username, UserAttributes: shownAttributes(user.sub, shown), ...shownMfa(room, user) };
  },
  GlobalSignOut: async (input) => {
    const { pool, user } = await ownUser(room, input);
    room.grants.revokeOfUser(pool.id, user.username);
    room.tickets.dropOfUser(pool.id, user.username);
  },
  ChangePassword: changePassword(room),
  UpdateUserAttributes: updateAttributes(room, codes),
  DeleteUserAttributes: async (input) => {
    const { client, user } = await ownUser(room, input);
    const names = textsOf(input, 'UserAttributeNames');
    checkWritable(client, Object.fromEntries(names.map((name) => [name, ''])));
    room.users.change(user, {
      attributes: Object.fromEntries(Object.entries(user.attributes).filter(([name]) => !names.includes(name))),
    });
  },
  GetUserAttributeVerificationCode: async (input) => {
    const { pool, user } = await ownUser(room, input);
    return { CodeDeliveryDetails: codes.send(pool, user, 'email') };
  },
  VerifyUserAttribute: async (input) => {
    const { user } = await ownUser(room, input);
    codes.check(user, 'email', need(input, 'Code'));
    room.users.change(user, { attributes: { ...user.attributes, email_verified: 'true' } });
  },
  DeleteUser: async (input) => {
    const { pool, user } = await ownUser(room, input);
    room.grants.revokeOfUser(pool.id, user.username);
    room.softwareTokens.remove(user);
    room.passkeys.removeAll(user);
    room.users.remove(user);
  },
});

/** What people do for themselves; none of it is signed with AWS credentials. */
export const selfServiceOperations = (room: CognitoRoom): Record<string, JsonOperation> => {
  const codes = createConfirmationCodes(room);
  return {
    SignUp: signUp(room, codes),
    ConfirmSignUp: confirmSignUp(room, codes),
    ResendConfirmationCode: resend(room, codes),
    ForgotPassword: forgot(room, codes),
    ConfirmForgotPassword: confirmForgot(room, codes),
    ...signedInOperations(room, codes),
  };
};

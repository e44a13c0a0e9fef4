import { randomBytes } from 'node:crypto';
import { AwsError } from '../../service.ts';
import type { JsonOperation } from '../wire/aws-json.ts';
import { childOf, type Fields, flagOf, numberOf, requiredText, textOf, textsOf } from '../wire/fields.ts';
import { attributesOf } from './attributes.ts';
import type { CognitoRoom } from './cognito-room.ts';
import type { Pool } from './pool-store.ts';
import { shownMfa } from './second-factor.ts';
import { shownUser, type User } from './user-store.ts';

export const need = (input: Fields, name: string) => requiredText(input, name, 'InvalidParameterException');
export const poolOf = (room: CognitoRoom, input: Fields): Pool => room.pools.known(need(input, 'UserPoolId'));

export const withUser =
  (room: CognitoRoom, work: (user: User, pool: Pool, input: Fields) => unknown): JsonOperation =>
  (input) => {
    const pool = poolOf(room, input);
    return work(room.users.known(pool, need(input, 'Username')), pool, input);
  };

/** Ends everything the user has open: tokens, browser sessions. */
export const signOutEverywhere = (room: CognitoRoom, user: User): void => {
  room.grants.revokeOfUser(user.poolId, user.username);
  room.tickets.dropOfUser(user.poolId, user.username);
};

// Satisfies any policy whatever its classes.
const temporaryPassword = () => `${randomBytes(9).toString('base64url')}aA1!`;

const invite = (room: CognitoRoom, pool: Pool, user: User, password: string) => {
  const email = user.attributes.email;
  if (email === undefined) return;
  const template = childOf(childOf(pool.properties, 'AdminCreateUserConfig'), 'InviteMessageTemplate');
  const text = (textOf(template, 'EmailMessage') ?? 'Your username is {username} and temporary password is {####}.')
    .replaceAll('{username}', user.attributes.email ?? user.username)
    .replaceAll('{####}', password);
  room.mailbox.put({
    from: textOf(childOf(pool.properties, 'EmailConfiguration'), 'From') ?? 'no-reply@verificationemail.com',
    to: [email],
    subject: textOf(template, 'EmailSubject') ?? 'Your temporary password',
    text,
  });
};

/** AdminCreateUser, and AWS::Cognito::UserPoolUser of the template. */
export const createByAdmin = async (room: CognitoRoom, pool: Pool, input: Fields): Promise<User> => {
  const name = need(input, 'Username');
  const password = textOf(input, 'TemporaryPassword') ?? temporaryPassword();
  if (textOf(input, 'MessageAction') === 'RESEND') {
    const existing = room.users.known(pool, name);
    if (existing.status !== 'FORCE_CHANGE_PASSWORD')
      throw new AwsError('UnsupportedUserStateException', 'User is not in the state to resend the invitation.');
    const renewed = await room.authentication.setPassword(pool, existing, password, 'FORCE_CHANGE_PASSWORD');
    invite(room, pool, renewed, password);
    return renewed;
  }
  const created = room.users.create(pool, name, attributesOf(pool, input), 'FORCE_CHANGE_PASSWORD');
  try {
    await room.triggers.run(pool, 'PreSignUp', 'PreSignUp_AdminCreateUser', created, undefined, { validationData: {} });
    const user = await room.authentication.setPassword(pool, created, password, 'FORCE_CHANGE_PASSWORD');
    if (textOf(input, 'MessageAction') !== 'SUPPRESS') invite(room, pool, user, password);
    return user;
  } catch (error) {
    room.users.remove(created);
    throw error;
  }
};

const stateOperations = (room: CognitoRoom): Record<string, JsonOperation> => ({
  AdminDisableUser: withUser(room, (user) => {
    room.users.change(user, { enabled: false });
    signOutEverywhere(room, user);
  }),
  AdminEnableUser: withUser(room, (user) => void room.users.change(user, { enabled: true })),
  AdminUserGlobalSignOut: withUser(room, (user) => signOutEverywhere(room, user)),
  AdminDeleteUser: withUser(room, (user) => {
    signOutEverywhere(room, user);
    room.softwareTokens.remove(user);
    room.passkeys.removeAll(user);
    room.users.remove(user);
  }),
  AdminConfirmSignUp: withUser(room, async (user, pool) => {
    if (user.status !== 'UNCONFIRMED')
      throw new AwsError('NotAuthorizedException', `User cannot be confirmed. Current status is ${user.status}`);
    const confirmed = room.users.change(user, { status: 'CONFIRMED' });
    await room.triggers.run(pool, 'PostConfirmation', 'PostConfirmation_ConfirmSignUp', confirmed, undefined);
  }),
  AdminResetUserPassword: withUser(room, (user) => {
    room.users.change(user, { status: 'RESET_REQUIRED' });
    signOutEverywhere(room, user);
  }),
  AdminSetUserPassword: withUser(room, async (user, pool, input) => {
    await room.authentication.setPassword(
      pool,
      user,
      need(input, 'Password'),
      flagOf(input, 'Permanent') ? 'CONFIRMED' : 'FORCE_CHANGE_PASSWORD',
    );
  }),
});

const userOperations = (room: CognitoRoom): Record<string, JsonOperation> => ({
  AdminCreateUser: async (input) => ({
    User: shownUser(await createByAdmin(room, poolOf(room, input), input), 'Attributes'),
  }),
  AdminGetUser: withUser(room, (user) => ({ ...shownUser(user, 'UserAttributes'), ...shownMfa(room, user) })),
  AdminUpdateUserAttributes: withUser(room, (user, pool, input) => {
    const attributes = attributesOf(pool, input);
    room.users.checkEmailFree(pool, user, attributes.email);
    room.users.change(user, { attributes: { ...user.attributes, ...attributes } });
  }),
  AdminDeleteUserAttributes: withUser(room, (user, _pool, input) => {
    const names = textsOf(input, 'UserAttributeNames');
    room.users.change(user, {
      attributes: Object.fromEntries(Object.entries(user.attributes).filter(([name]) => !names.includes(name))),
    });
  }),
  ListUsers: (input) => {
    const pool = poolOf(room, input);
    const limit = Math.min(60, numberOf(input, 'Limit') ?? 60);
    const matches = userFilter(textOf(input, 'Filter'));
    const found: User[] = [];
    let after = Buffer.from(textOf(input, 'PaginationToken') ?? '', 'base64url').toString('utf8');
    for (;;) {
      const page = room.users.list(pool.id, after, 200);
      for (const user of page) {
        if (found.length === limit)
          return {
            Users: found.map((entry) => shownUser(entry, 'Attributes')),
            PaginationToken: Buffer.from(after).toString('base64url'),
          };
        if (matches(user)) found.push(user);
        after = user.username;
      }
      if (page.length < 200) return { Users: found.map((entry) => shownUser(entry, 'Attributes')) };
    }
  },
});

/** `email = "a@b.c"` or `name ^= "An"`: the filters ListUsers knows. */
const userFilter = (filter: string | undefined): ((user: User) => boolean) => {
  if (filter === undefined || filter === '') return () => true;
  const [, name = '', operator = '', value = ''] =
    /^\s*"?([A-Za-z_:]+)"?\s*(\^?=)\s*"((?:[^"\\]|\\.)*)"\s*$/.exec(filter) ?? [];
  if (name === '')
    throw new AwsError(
      'InvalidParameterException',
      `One or more of the attributes in the filter is not valid: ${filter}`,
    );
  const wanted = value.replace(/\\(.)/g, '$1').toLowerCase();
  return (user) => {
    const status = user.enabled ? 'Enabled' : 'Disabled';
    const known: Record<string, string> = {
      username: user.username,
      sub: user.sub,
      'cognito:user_status': user.status,
      status,
    };
    const actual = (known[name] ?? user.attributes[name])?.toLowerCase();
    return actual !== undefined && (operator === '=' ? actual === wanted : actual.startsWith(wanted));
  };
};

/** What administrators do with users. */
export const adminOperations = (room: CognitoRoom): Record<string, JsonOperation> => ({
  ...userOperations(room),
  ...stateOperations(room),
});

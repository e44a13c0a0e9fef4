import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { AwsError, type CloudContext } from '../../service.ts';
import { type Fields, parseFields, textMapOf, textOf, textsOf } from '../wire/fields.ts';
import { shownAttributes, type UserAttributes } from './attributes.ts';
import { emailIsUsername, type Pool, signsInByEmail } from './pool-store.ts';
import type { SrpSecret } from './srp.ts';

export type UserStatus = 'UNCONFIRMED' | 'CONFIRMED' | 'FORCE_CHANGE_PASSWORD' | 'RESET_REQUIRED' | 'EXTERNAL_PROVIDER';

export type User = {
  readonly poolId: string;
  readonly username: string;
  readonly sub: string;
  readonly attributes: UserAttributes;
  readonly status: UserStatus;
  readonly enabled: boolean;
  readonly passwordHash: string | undefined;
  readonly srp: SrpSecret | undefined;
  readonly passwordHistory: readonly string[];
  readonly failedAttempts: number;
  readonly lockedUntilMilliseconds: number;
  readonly createdAtMilliseconds: number;
  readonly modifiedAtMilliseconds: number;
};

export type UserChanges = Partial<
  Omit<User, 'poolId' | 'username' | 'sub' | 'createdAtMilliseconds' | 'modifiedAtMilliseconds'>
>;

const SCHEMA = `
CREATE TABLE IF NOT EXISTS users (poolId TEXT NOT NULL, username TEXT NOT NULL, sub TEXT NOT NULL, email TEXT, attributes TEXT NOT NULL, status TEXT NOT NULL,
  enabled INTEGER NOT NULL, passwordHash TEXT, srp TEXT, passwordHistory TEXT NOT NULL, failedAttempts INTEGER NOT NULL, lockedUntilMilliseconds INTEGER NOT NULL,
  createdAtMilliseconds INTEGER NOT NULL, modifiedAtMilliseconds INTEGER NOT NULL, PRIMARY KEY (poolId, username)) STRICT;
CREATE INDEX IF NOT EXISTS usersByEmail ON users (poolId, email);
CREATE TABLE IF NOT EXISTS memberships (poolId TEXT NOT NULL, username TEXT NOT NULL, groupName TEXT NOT NULL, PRIMARY KEY (poolId, username, groupName)) STRICT;`;

const STATUSES: readonly UserStatus[] = [
  'UNCONFIRMED',
  'CONFIRMED',
  'FORCE_CHANGE_PASSWORD',
  'RESET_REQUIRED',
  'EXTERNAL_PROVIDER',
];

const userOf = (row: Fields): User => {
  const srp = parseFields(textOf(row, 'srp'));
  const verifier = textOf(srp, 'verifier');
  return {
    poolId: textOf(row, 'poolId') ?? '',
    username: textOf(row, 'username') ?? '',
    sub: textOf(row, 'sub') ?? '',
    attributes: textMapOf({ attributes: parseFields(textOf(row, 'attributes')) }, 'attributes'),
    status: STATUSES.find((status) => status === row.status) ?? 'UNCONFIRMED',
    enabled: row.enabled === 1,
    passwordHash: textOf(row, 'passwordHash'),
    srp: verifier === undefined ? undefined : { salt: textOf(srp, 'salt') ?? '', verifier },
    passwordHistory: textsOf(parseFields(`{"list":${textOf(row, 'passwordHistory') ?? '[]'}}`), 'list'),
    failedAttempts: Number(row.failedAttempts),
    lockedUntilMilliseconds: Number(row.lockedUntilMilliseconds),
    createdAtMilliseconds: Number(row.createdAtMilliseconds),
    modifiedAtMilliseconds: Number(row.modifiedAtMilliseconds),
  };
};

/** As AdminGetUser and ListUsers show a user. */
export const shownUser = (user: User, attributesName: 'Attributes' | 'UserAttributes') => ({
  Username: user.username,
  [attributesName]: shownAttributes(user.sub, user.attributes),
  UserCreateDate: user.createdAtMilliseconds / 1000,
  UserLastModifiedDate: user.modifiedAtMilliseconds / 1000,
  Enabled: user.enabled,
  UserStatus: user.status,
});

const createMemberships = (database: DatabaseSync) => ({
  /** By precedence, then name: the order of `cognito:groups`. */
  groupsOf: (user: Pick<User, 'poolId' | 'username'>): readonly string[] =>
    database
      .prepare(`SELECT m.groupName AS name FROM memberships m LEFT JOIN groups g ON g.poolId = m.poolId AND g.name = m.groupName
        WHERE m.poolId = ? AND m.username = ? ORDER BY g.precedence IS NULL, g.precedence, m.groupName`)
      .all(user.poolId, user.username)
      .map((row) => String(row.name)),
  join: (user: User, group: string) =>
    void database.prepare('INSERT OR IGNORE INTO memberships VALUES (?, ?, ?)').run(user.poolId, user.username, group),
  leave: (user: User, group: string) =>
    void database
      .prepare('DELETE FROM memberships WHERE poolId = ? AND username = ? AND groupName = ?')
      .run(user.poolId, user.username, group),
  dissolve: (poolId: string, group: string) =>
    void database.prepare('DELETE FROM memberships WHERE poolId = ? AND groupName = ?').run(poolId, group),
  membersOf: (poolId: string, group: string) =>
    database
      .prepare(
        'SELECT u.* FROM users u JOIN memberships m ON m.poolId = u.poolId AND m.username = u.username WHERE m.poolId = ? AND m.groupName = ? ORDER BY u.username',
      )
      .all(poolId, group)
      .map(userOf),
});

export const createUserStore = (context: CloudContext, database: DatabaseSync) => {
  database.exec(SCHEMA);
  const byUsername = (poolId: string, username: string): User | undefined => {
    const row = database.prepare('SELECT * FROM users WHERE poolId = ? AND username = ?').get(poolId, username);
    return row && userOf(row);
  };
  /** A federated user never answers to an e-mail: its identity is the provider's subject (no account takeover by address). */
  const byEmail = (poolId: string, email: string): User | undefined => {
    const row = database
      .prepare("SELECT * FROM users WHERE poolId = ? AND email = ? AND status <> 'EXTERNAL_PROVIDER'")
      .get(poolId, email.toLowerCase());
    return row && userOf(row);
  };
  const write = (user: User) =>
    database
      .prepare('INSERT OR REPLACE INTO users VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
      .run(
        user.poolId,
        user.username,
        user.sub,
        user.attributes.email?.toLowerCase() ?? null,
        JSON.stringify(user.attributes),
        user.status,
        user.enabled ? 1 : 0,
        user.passwordHash ?? null,
        user.srp === undefined ? null : JSON.stringify(user.srp),
        JSON.stringify(user.passwordHistory),
        user.failedAttempts,
        user.lockedUntilMilliseconds,
        user.createdAtMilliseconds,
        user.modifiedAtMilliseconds,
      );
  const find = (pool: Pool, name: string): User | undefined =>
    byUsername(pool.id, name) ?? (signsInByEmail(pool) ? byEmail(pool.id, name) : undefined);
  return {
    ...createMemberships(database),
    find,
    known(pool: Pool, name: string): User {
      const user = find(pool, name);
      if (!user) throw new AwsError('UserNotFoundException', 'User does not exist.');
      return user;
    },
    /** Makes up the user name when the pool signs in by e-mail; refuses a name or address that is taken. */
    create(pool: Pool, name: string, given: UserAttributes, status: UserStatus): User {
      const sub = randomUUID();
      if (emailIsUsername(pool) && status !== 'EXTERNAL_PROVIDER' && !/^[^\s@]+@[^\s@]+$/.test(name))
        throw new AwsError('InvalidParameterException', 'Username should be an email.');
      const attributes = emailIsUsername(pool) && status !== 'EXTERNAL_PROVIDER' ? { email: name, ...given } : given;
      const username = emailIsUsername(pool) && status !== 'EXTERNAL_PROVIDER' ? sub : name;
      const taken =
        status !== 'EXTERNAL_PROVIDER' &&
        signsInByEmail(pool) &&
        attributes.email !== undefined &&
        byEmail(pool.id, attributes.email);
      if (byUsername(pool.id, username) || taken)
        throw new AwsError('UsernameExistsException', 'User account already exists');
      const now = context.now().getTime();
      const user: User = {
        poolId: pool.id,
        username,
        sub,
        attributes,
        status,
        enabled: true,
        passwordHash: undefined,
        srp: undefined,
        passwordHistory: [],
        failedAttempts: 0,
        lockedUntilMilliseconds: 0,
        createdAtMilliseconds: now,
        modifiedAtMilliseconds: now,
      };
      write(user);
      return user;
    },
    change(user: User, changes: UserChanges): User {
      const changed: User = { ...user, ...changes, modifiedAtMilliseconds: context.now().getTime() };
      write(changed);
      return changed;
    },
    /** An address another account signs in with cannot be taken over by an update. */
    checkEmailFree(pool: Pool, user: User, email: string | undefined) {
      const other = email !== undefined && signsInByEmail(pool) ? byEmail(pool.id, email) : undefined;
      if (other && other.username !== user.username)
        throw new AwsError('AliasExistsException', 'An account with the given email already exists.');
    },
    remove(user: User) {
      database.prepare('DELETE FROM memberships WHERE poolId = ? AND username = ?').run(user.poolId, user.username);
      database.prepare('DELETE FROM users WHERE poolId = ? AND username = ?').run(user.poolId, user.username);
    },
    /** A page in order of user name, from `after` (exclusive). */
    list: (poolId: string, after: string, limit: number) =>
      database
        .prepare('SELECT * FROM users WHERE poolId = ? AND username > ? ORDER BY username LIMIT ?')
        .all(poolId, after, limit)
        .map(userOf),
  };
};

export type UserStore = ReturnType<typeof createUserStore>;

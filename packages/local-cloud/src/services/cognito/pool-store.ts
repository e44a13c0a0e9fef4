import { createHash, generateKeyPairSync, type JsonWebKey } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { AwsError, type CloudContext } from '../../service.ts';
import { childOf, type Fields, parseFields, textOf, textsOf } from '../wire/fields.ts';

export type Pool = {
  readonly id: string;
  readonly arn: string;
  /** `iss` of its tokens: the sign-in origin followed by the pool id. */
  readonly issuer: string;
  readonly properties: Fields;
  /** Private RSA key; its `kid` is published with the public half. */
  readonly key: JsonWebKey & { readonly kid: string };
};

export type Client = {
  readonly id: string;
  readonly poolId: string;
  readonly secret: string | undefined;
  readonly properties: Fields;
};

export type Provider = {
  readonly name: string;
  readonly poolId: string;
  readonly type: string;
  readonly properties: Fields;
};

const SCHEMA = `
CREATE TABLE IF NOT EXISTS pools (id TEXT PRIMARY KEY, properties TEXT NOT NULL, key TEXT NOT NULL, createdAtMilliseconds INTEGER NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS clients (id TEXT PRIMARY KEY, poolId TEXT NOT NULL, secret TEXT, properties TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS providers (poolId TEXT NOT NULL, name TEXT NOT NULL, properties TEXT NOT NULL, PRIMARY KEY (poolId, name)) STRICT;
CREATE TABLE IF NOT EXISTS resourceServers (poolId TEXT NOT NULL, identifier TEXT NOT NULL, properties TEXT NOT NULL, PRIMARY KEY (poolId, identifier)) STRICT;
CREATE TABLE IF NOT EXISTS groups (poolId TEXT NOT NULL, name TEXT NOT NULL, description TEXT, precedence INTEGER, createdAtMilliseconds INTEGER NOT NULL,
  PRIMARY KEY (poolId, name)) STRICT;
CREATE TABLE IF NOT EXISTS deployedClients (id TEXT PRIMARY KEY, digest TEXT NOT NULL) STRICT;`;

/** Letters and digits that depend on nothing but the seed: ids that stay over starts. */
export const stableId = (seed: string, length: number, alphabet: string): string => {
  const bytes = createHash('sha512').update(seed).digest();
  return [...bytes.subarray(0, length)].map((byte) => alphabet[byte % alphabet.length] ?? '').join('');
};

const newKey = (): JsonWebKey & { kid: string } => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const jwk = privateKey.export({ format: 'jwk' });
  return {
    ...jwk,
    kid: createHash('sha256')
      .update(jwk.n ?? '')
      .digest('base64'),
  };
};

const poolOf = (context: CloudContext, row: Fields): Pool => {
  const id = textOf(row, 'id') ?? '';
  const key = parseFields(textOf(row, 'key'));
  return {
    id,
    arn: `arn:aws:cognito-idp:${context.region}:${context.accountId}:userpool/${id}`,
    issuer: `${context.origins.signIn}/${id}`,
    properties: parseFields(textOf(row, 'properties')),
    key: { ...key, kid: textOf(key, 'kid') ?? '' },
  };
};

const clientOf = (row: Fields): Client => ({
  id: textOf(row, 'id') ?? '',
  poolId: textOf(row, 'poolId') ?? '',
  secret: textOf(row, 'secret'),
  properties: parseFields(textOf(row, 'properties')),
});

const providerOf = (row: Fields): Provider => {
  const properties = parseFields(textOf(row, 'properties'));
  return {
    name: textOf(row, 'name') ?? '',
    poolId: textOf(row, 'poolId') ?? '',
    type: textOf(properties, 'ProviderType') ?? 'OIDC',
    properties,
  };
};

const createGroupStore = (context: CloudContext, database: DatabaseSync) => {
  const shown = (row: Fields) => ({
    GroupName: textOf(row, 'name') ?? '',
    UserPoolId: textOf(row, 'poolId'),
    Description: textOf(row, 'description'),
    Precedence: typeof row.precedence === 'number' ? row.precedence : undefined,
    CreationDate: Number(row.createdAtMilliseconds) / 1000,
    LastModifiedDate: Number(row.createdAtMilliseconds) / 1000,
  });
  const find = (poolId: string, name: string) => {
    const row = database.prepare('SELECT * FROM groups WHERE poolId = ? AND name = ?').get(poolId, name);
    return row && shown(row);
  };
  return {
    find,
    known(poolId: string, name: string) {
      const group = find(poolId, name);
      if (!group) throw new AwsError('ResourceNotFoundException', 'Group not found.');
      return group;
    },
    list: (poolId: string) =>
      database.prepare('SELECT * FROM groups WHERE poolId = ? ORDER BY name').all(poolId).map(shown),
    put(poolId: string, name: string, description: string | undefined, precedence: number | undefined) {
      database
        .prepare(
          `INSERT INTO groups VALUES (?, ?, ?, ?, ?) ON CONFLICT (poolId, name) DO UPDATE SET description = excluded.description, precedence = excluded.precedence`,
        )
        .run(poolId, name, description ?? null, precedence ?? null, context.now().getTime());
    },
    remove: (poolId: string, name: string) =>
      void database.prepare('DELETE FROM groups WHERE poolId = ? AND name = ?').run(poolId, name),
  };
};

/** Pools and what belongs to them by definition; people are kept by the user store. */
export const createPoolStore = (context: CloudContext, database: DatabaseSync) => {
  database.exec(SCHEMA);
  const find = (id: string): Pool | undefined => {
    const row = database.prepare('SELECT * FROM pools WHERE id = ?').get(id);
    return row && poolOf(context, row);
  };
  const findClient = (id: string): Client | undefined => {
    const row = database.prepare('SELECT * FROM clients WHERE id = ?').get(id);
    return row && clientOf(row);
  };
  const putClient = (client: Client) =>
    void database
      .prepare('INSERT OR REPLACE INTO clients VALUES (?, ?, ?, ?)')
      .run(client.id, client.poolId, client.secret ?? null, JSON.stringify(client.properties));
  const rows = (table: 'providers' | 'resourceServers', poolId: string) =>
    database.prepare(`SELECT * FROM ${table} WHERE poolId = ?`).all(poolId);
  return {
    find,
    findClient,
    groups: createGroupStore(context, database),
    known(id: string): Pool {
      const pool = find(id);
      if (!pool) throw new AwsError('ResourceNotFoundException', `User pool ${id} does not exist.`);
      return pool;
    },
    knownClient(id: string): Client {
      const client = findClient(id);
      if (!client) throw new AwsError('ResourceNotFoundException', `User pool client ${id} does not exist.`);
      return client;
    },
    put(id: string, properties: Fields): Pool {
      const before = find(id);
      database
        .prepare(
          'INSERT INTO pools VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET properties = excluded.properties',
        )
        .run(id, JSON.stringify(properties), JSON.stringify(before?.key ?? newKey()), context.now().getTime());
      return poolOf(context, { ...database.prepare('SELECT * FROM pools WHERE id = ?').get(id) });
    },
    putClient,
    /** What the template says of a client, unless it says what it said before: then what was changed since stays, as on AWS. */
    deployClient(client: Client) {
      const digest = createHash('sha256').update(JSON.stringify(client.properties)).digest('hex');
      const known = database.prepare('SELECT digest FROM deployedClients WHERE id = ?').get(client.id);
      if (known?.digest === digest) return;
      putClient(client);
      database.prepare('INSERT OR REPLACE INTO deployedClients VALUES (?, ?)').run(client.id, digest);
    },
    clients: (poolId: string) =>
      database.prepare('SELECT * FROM clients WHERE poolId = ? ORDER BY id').all(poolId).map(clientOf),
    putProvider: (poolId: string, name: string, properties: Fields) =>
      void database
        .prepare('INSERT OR REPLACE INTO providers VALUES (?, ?, ?)')
        .run(poolId, name, JSON.stringify(properties)),
    providers: (poolId: string): readonly Provider[] => rows('providers', poolId).map(providerOf),
    findProvider: (poolId: string, name: string): Provider | undefined => {
      const row = database.prepare('SELECT * FROM providers WHERE poolId = ? AND name = ?').get(poolId, name);
      return row && providerOf(row);
    },
    removeProvider: (poolId: string, name: string) =>
      void database.prepare('DELETE FROM providers WHERE poolId = ? AND name = ?').run(poolId, name),
    putResourceServer: (poolId: string, identifier: string, properties: Fields) =>
      void database
        .prepare('INSERT OR REPLACE INTO resourceServers VALUES (?, ?, ?)')
        .run(poolId, identifier, JSON.stringify(properties)),
  };
};

export type PoolStore = ReturnType<typeof createPoolStore>;

/** Sign-in with an e-mail address is on by UsernameAttributes (the user name is then made up) or by AliasAttributes. */
export const signsInByEmail = (pool: Pool): boolean =>
  [...textsOf(pool.properties, 'UsernameAttributes'), ...textsOf(pool.properties, 'AliasAttributes')].includes('email');

export const emailIsUsername = (pool: Pool): boolean =>
  textsOf(pool.properties, 'UsernameAttributes').includes('email');

const UNITS_MILLISECONDS: Readonly<Record<string, number>> = {
  seconds: 1000,
  minutes: 60_000,
  hours: 3_600_000,
  days: 86_400_000,
};

/** How long a client's tokens live, by the client's own units (defaults: hours, and days for refresh tokens). */
export const validityMilliseconds = (client: Client, token: 'AccessToken' | 'IdToken' | 'RefreshToken'): number => {
  const refresh = token === 'RefreshToken';
  const unit = textOf(childOf(client.properties, 'TokenValidityUnits'), token) ?? (refresh ? 'days' : 'hours');
  const amount = Number(textOf(client.properties, `${token}Validity`) ?? (refresh ? 30 : 1));
  return amount * (UNITS_MILLISECONDS[unit] ?? 3_600_000);
};

export const preventsUserExistenceErrors = (client: Client): boolean =>
  textOf(client.properties, 'PreventUserExistenceErrors') !== 'LEGACY';

import { createHash, randomUUID } from 'node:crypto';
import { createLocalJWKSet, importJWK, type JWTPayload, jwtVerify, SignJWT } from 'jose';
import { AwsError, type CloudContext } from '../../service.ts';
import { childOf, type Fields, parseFields, recordsOf, textOf, textsOf } from '../wire/fields.ts';
import { isReadable } from './attributes.ts';
import type { Grant, GrantStore } from './grant-store.ts';
import { type Client, type Pool, type PoolStore, validityMilliseconds } from './pool-store.ts';
import type { Triggers } from './triggers.ts';
import type { User, UserStore } from './user-store.ts';

export type IssuedTokens = {
  readonly accessToken: string;
  /** Absent from a grant without the `openid` scope. */
  readonly idToken: string | undefined;
  readonly expiresInSeconds: number;
};

export type Subject = {
  readonly pool: Pool;
  readonly client: Client;
  readonly user: User;
  readonly grant: Grant;
};

export const USER_SCOPE = 'aws.cognito.signin.user.admin';

/** The public half of a pool's key, as its JWKS shows it. */
export const publicKeys = (pool: Pool) => {
  const { kid, kty = 'RSA', n = '', e = '' } = pool.key;
  return { keys: [{ alg: 'RS256', e, kid, kty, n, use: 'sig' }] };
};

type Overrides = {
  readonly id: Fields;
  readonly access: Fields;
  readonly groups: readonly string[] | undefined;
};

const overridesOf = (answer: Fields): Overrides => {
  const details = childOf(answer, answer.v2 === undefined ? 'v1' : 'v2');
  const groupDetails = childOf(details, 'groupOverrideDetails');
  return {
    id: answer.v2 === undefined ? details : childOf(details, 'idTokenGeneration'),
    access: answer.v2 === undefined ? {} : childOf(details, 'accessTokenGeneration'),
    groups: Array.isArray(groupDetails.groupsToOverride) ? textsOf(groupDetails, 'groupsToOverride') : undefined,
  };
};

// Claims a trigger cannot change ("Pre token generation Lambda trigger", excluded claims).
const FIXED_CLAIMS = new Set([
  'sub',
  'iss',
  'aud',
  'exp',
  'iat',
  'jti',
  'origin_jti',
  'token_use',
  'auth_time',
  'client_id',
  'event_id',
  'username',
  'cognito:username',
  'identities',
  'nonce',
  'at_hash',
  'version',
]);

const overridden = (claims: JWTPayload, changes: Fields): JWTPayload => {
  const result: JWTPayload = { ...claims };
  for (const [name, value] of Object.entries(childOf(changes, 'claimsToAddOrOverride')))
    if (!FIXED_CLAIMS.has(name)) result[name] = value;
  for (const name of textsOf(changes, 'claimsToSuppress')) if (!FIXED_CLAIMS.has(name)) delete result[name];
  return result;
};

const attributeClaims = ({ client, user }: Subject): JWTPayload => {
  const claims: JWTPayload = {};
  for (const [name, value] of Object.entries(user.attributes)) {
    if (!isReadable(client, name) && name !== 'identities') continue;
    if (name === 'identities') claims[name] = recordsOf(parseFields(`{"list":${value}}`), 'list');
    else claims[name] = name === 'email_verified' || name === 'phone_number_verified' ? value === 'true' : value;
  }
  return claims;
};

/** Signs and checks a pool's tokens; claims as in "Understanding the identity / access token" of the Cognito guide. */
export const createTokenIssuer = (
  context: CloudContext,
  rooms: { users: UserStore; pools: PoolStore; grants: GrantStore; triggers: Triggers },
) => {
  const { users, pools, grants, triggers } = rooms;
  const keys = new Map<string, ReturnType<typeof importJWK>>();
  const sign = async (pool: Pool, claims: JWTPayload): Promise<string> => {
    const key = keys.get(pool.key.kid) ?? importJWK({ ...pool.key, kty: 'RSA' }, 'RS256');
    keys.set(pool.key.kid, key);
    return await new SignJWT(claims).setProtectedHeader({ kid: pool.key.kid, alg: 'RS256' }).sign(await key);
  };
  const times = (client: Client, token: 'AccessToken' | 'IdToken') => {
    const iat = Math.floor(context.now().getTime() / 1000);
    return { iat, exp: iat + Math.floor(validityMilliseconds(client, token) / 1000) };
  };
  const accessClaims = (
    { pool, client, user, grant }: Subject,
    groups: readonly string[],
    changes: Fields,
  ): JWTPayload => {
    const suppressed = new Set(textsOf(changes, 'scopesToSuppress'));
    const scopes = [...grant.scopes, ...textsOf(changes, 'scopesToAdd')].filter((scope) => !suppressed.has(scope));
    const hosted = !(grant.scopes.length === 1 && grant.scopes[0] === USER_SCOPE);
    return overridden(
      {
        sub: user.sub,
        ...(groups.length > 0 ? { 'cognito:groups': [...groups] } : {}),
        iss: pool.issuer,
        ...(hosted ? { version: 2 } : {}),
        client_id: client.id,
        origin_jti: grant.id,
        event_id: randomUUID(),
        token_use: 'access',
        scope: scopes.join(' '),
        auth_time: grant.authTimeSeconds,
        ...times(client, 'AccessToken'),
        jti: randomUUID(),
        username: user.username,
      },
      changes,
    );
  };
  const idClaims = (subject: Subject, groups: readonly string[], changes: Fields, extra: JWTPayload): JWTPayload =>
    overridden(
      {
        ...attributeClaims(subject),
        sub: subject.user.sub,
        ...(groups.length > 0 ? { 'cognito:groups': [...groups] } : {}),
        iss: subject.pool.issuer,
        'cognito:username': subject.user.username,
        origin_jti: subject.grant.id,
        aud: subject.client.id,
        event_id: randomUUID(),
        token_use: 'id',
        auth_time: subject.grant.authTimeSeconds,
        ...times(subject.client, 'IdToken'),
        jti: randomUUID(),
        ...extra,
      },
      changes,
    );

  return {
    async issue(subject: Subject, source: string, nonce?: string): Promise<IssuedTokens> {
      const { pool, client, user, grant } = subject;
      const groups = users.groupsOf(user);
      const changes = overridesOf(
        await triggers.preTokenGeneration(pool, source, user, client, { groups, scopes: grant.scopes }),
      );
      const shown = changes.groups ?? groups;
      const accessToken = await sign(pool, accessClaims(subject, shown, changes.access));
      const atHash = createHash('sha256').update(accessToken).digest().subarray(0, 16).toString('base64url');
      const extra = { at_hash: atHash, ...(nonce === undefined ? {} : { nonce }) };
      const withId = grant.scopes.includes('openid') || grant.scopes.includes(USER_SCOPE);
      return {
        accessToken,
        idToken: withId ? await sign(pool, idClaims(subject, shown, changes.id, extra)) : undefined,
        expiresInSeconds: Math.floor(validityMilliseconds(client, 'AccessToken') / 1000),
      };
    },
    /** An access token of a machine: no user, no refresh. */
    async issueToClient(pool: Pool, client: Client, scopes: readonly string[]) {
      const claims = {
        sub: client.id,
        token_use: 'access',
        scope: scopes.join(' '),
        auth_time: times(client, 'AccessToken').iat,
        iss: pool.issuer,
        version: 2,
        jti: randomUUID(),
        client_id: client.id,
      };
      return {
        accessToken: await sign(pool, { ...claims, ...times(client, 'AccessToken') }),
        expiresInSeconds: Math.floor(validityMilliseconds(client, 'AccessToken') / 1000),
      };
    },
    /** Whose access token this is; refuses a forged, expired or revoked one, a disabled user, and a missing scope. */
    async verify(
      accessToken: string,
      scope: string,
    ): Promise<{ pool: Pool; client: Client; user: User; grantId: string }> {
      const refuse = (reason: string): never => {
        throw new AwsError('NotAuthorizedException', reason);
      };
      const [, payload = ''] = accessToken.split('.');
      const issuer = textOf(parseFields(Buffer.from(payload, 'base64url').toString('utf8')), 'iss') ?? '';
      const pool = pools.find(issuer.split('/').at(-1) ?? '') ?? refuse('Invalid Access Token');
      const claims = await jwtVerify(accessToken, createLocalJWKSet(publicKeys(pool)), {
        issuer: pool.issuer,
        algorithms: ['RS256'],
        currentDate: context.now(),
      }).then(
        (verified): Fields => verified.payload,
        (error: unknown) =>
          refuse(
            error instanceof Error && error.name === 'JWTExpired' ? 'Access Token has expired' : 'Invalid Access Token',
          ),
      );
      if (claims.token_use !== 'access') refuse('Invalid Access Token');
      if (!(textOf(claims, 'scope') ?? '').split(' ').includes(scope))
        refuse('Access Token does not have required scopes');
      const grantId = textOf(claims, 'origin_jti') ?? '';
      if (!grants.isOpen(grantId)) refuse('Access Token has been revoked');
      const user = users.find(pool, textOf(claims, 'username') ?? '') ?? refuse('Invalid Access Token');
      if (!user.enabled) refuse('User is disabled.');
      return { pool, client: pools.knownClient(textOf(claims, 'client_id') ?? ''), user, grantId };
    },
  };
};

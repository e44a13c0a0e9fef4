import { createHash, timingSafeEqual } from 'node:crypto';
import { AwsError } from '../../../service.ts';
import { listOf, textOf, textsOf } from '../../wire/fields.ts';
import { isReadable } from '../attributes.ts';
import type { CognitoRoom } from '../cognito-room.ts';
import type { Client, Pool } from '../pool-store.ts';
import { type DomainRequest, type DomainResponse, json } from './http.ts';

const refused = (error: string, status = 400): DomainResponse => json(status, { error });

const same = (one: string, other: string): boolean => {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
};

/** The client that proved itself: by secret (Basic or form) when it has one, by its id when it is public. */
const authenticatedClient = (room: CognitoRoom, request: DomainRequest): Client | undefined => {
  const [, basic = ''] = /^Basic ([A-Za-z0-9+/=]+)$/i.exec(request.headers.authorization ?? '') ?? [];
  const [, basicId, basicSecret] = /^([^:]*):(.*)$/s.exec(Buffer.from(basic, 'base64').toString('utf8')) ?? [];
  const id = basicId ?? request.form.get('client_id') ?? '';
  if (basicId !== undefined && request.form.has('client_id') && request.form.get('client_id') !== basicId)
    return undefined;
  const client = room.pools.findClient(id);
  if (!client) return undefined;
  const secret = basicSecret ?? request.form.get('client_secret') ?? '';
  return client.secret === undefined || same(client.secret, secret) ? client : undefined;
};

const challengeHolds = (challenge: string | undefined, verifier: string | null): boolean => {
  if (challenge === undefined) return true;
  if (verifier === null || !/^[A-Za-z0-9._~-]{43,128}$/.test(verifier)) return false;
  return same(challenge, createHash('sha256').update(verifier).digest('base64url'));
};

const byCode = async (
  room: CognitoRoom,
  pool: Pool,
  client: Client,
  { form }: DomainRequest,
): Promise<DomainResponse> => {
  const code = form.get('code') ?? '';
  const ticket = room.tickets.take('code', code);
  if (!ticket) {
    if (room.tickets.wasUsed('code', code)) room.grants.revokeByCode(code);
    return refused('invalid_grant');
  }
  const bound = ticket.clientId === client.id && ticket.redirectUri === form.get('redirect_uri');
  if (!bound || !challengeHolds(textOf(ticket, 'challenge'), form.get('code_verifier')))
    return refused('invalid_grant');
  const user = room.users.find(pool, textOf(ticket, 'username') ?? '');
  if (!user?.enabled) return refused('invalid_grant');
  const { grant, refreshToken } = await room.authentication.signIn(pool, client, user, textsOf(ticket, 'scopes'), {
    authTimeSeconds: Number(ticket.authTimeSeconds),
    code,
  });
  const tokens = await room.tokens.issue(
    { pool, client, user, grant },
    'TokenGeneration_HostedAuth',
    textOf(ticket, 'nonce'),
  );
  return json(200, {
    id_token: tokens.idToken,
    access_token: tokens.accessToken,
    refresh_token: refreshToken,
    expires_in: tokens.expiresInSeconds,
    token_type: 'Bearer',
  });
};

const byRefreshToken = async (
  room: CognitoRoom,
  pool: Pool,
  client: Client,
  { form }: DomainRequest,
): Promise<DomainResponse> => {
  const token = form.get('refresh_token') ?? '';
  const { enabled, graceMilliseconds } = room.authentication.rotation(client);
  const outcome = room.grants.refresh(token, client.id, graceMilliseconds);
  if ('refused' in outcome) return refused('invalid_grant');
  const { grant } = outcome;
  const user = room.users.find(pool, grant.username);
  if (!user?.enabled) return refused('invalid_grant');
  const tokens = await room.tokens.issue({ pool, client, user, grant }, 'TokenGeneration_RefreshTokens');
  const rotated = enabled ? { refresh_token: room.grants.rotate(token, grant) } : {};
  return json(200, {
    id_token: tokens.idToken,
    access_token: tokens.accessToken,
    ...rotated,
    expires_in: tokens.expiresInSeconds,
    token_type: 'Bearer',
  });
};

const byClientCredentials = async (
  room: CognitoRoom,
  pool: Pool,
  client: Client,
  { form }: DomainRequest,
): Promise<DomainResponse> => {
  if (client.secret === undefined || !listOf(client.properties, 'AllowedOAuthFlows').includes('client_credentials'))
    return refused('unauthorized_client');
  const allowed = textsOf(client.properties, 'AllowedOAuthScopes');
  const scopes =
    form
      .get('scope')
      ?.split(' ')
      .filter((scope) => scope !== '') ?? allowed;
  if (scopes.some((scope) => !allowed.includes(scope))) return refused('invalid_scope');
  const tokens = await room.tokens.issueToClient(pool, client, scopes);
  return json(200, { access_token: tokens.accessToken, expires_in: tokens.expiresInSeconds, token_type: 'Bearer' });
};

/** POST /oauth2/token. */
export const token = async (room: CognitoRoom, request: DomainRequest): Promise<DomainResponse> => {
  const client = authenticatedClient(room, request);
  if (!client) return refused('invalid_client');
  const pool = room.pools.known(client.poolId);
  try {
    switch (request.form.get('grant_type')) {
      case 'authorization_code':
        return await byCode(room, pool, client, request);
      case 'refresh_token':
        return await byRefreshToken(room, pool, client, request);
      case 'client_credentials':
        return await byClientCredentials(room, pool, client, request);
      default:
        return refused('unsupported_grant_type');
    }
  } catch (error) {
    if (error instanceof AwsError) return json(400, { error: 'invalid_grant', error_description: error.message });
    throw error;
  }
};

/** POST /oauth2/revoke: ends a refresh token with everything issued from it; an unknown one is no error (RFC 7009 §2.2). */
export const revoke = (room: CognitoRoom, request: DomainRequest): DomainResponse => {
  const client = authenticatedClient(room, request);
  if (!client) return refused('invalid_client', 401);
  const given = request.form.get('token');
  if (given === null) return refused('invalid_request');
  room.grants.revokeToken(given, client.id);
  return { status: 200, headers: { 'access-control-allow-origin': '*' } };
};

/** GET /oauth2/userInfo. */
export const userInfo = async (room: CognitoRoom, request: DomainRequest): Promise<DomainResponse> => {
  const [, accessToken = ''] = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '') ?? [];
  try {
    const { client, user } = await room.tokens.verify(accessToken, 'openid');
    const readable = Object.fromEntries(
      Object.entries(user.attributes).filter(([name]) => isReadable(client, name) && name !== 'identities'),
    );
    return json(200, { sub: user.sub, ...readable, username: user.username });
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    const answer = json(401, { error: 'invalid_token', error_description: error.message });
    return { ...answer, headers: { ...answer.headers, 'www-authenticate': 'Bearer error="invalid_token"' } };
  }
};

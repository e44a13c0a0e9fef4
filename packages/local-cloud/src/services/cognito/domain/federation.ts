import { createHash, randomBytes } from 'node:crypto';
import { createRemoteJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';
import { childOf, type Fields, fieldsOf, textMapOf, textOf } from '../../wire/fields.ts';
import type { CognitoRoom } from '../cognito-room.ts';
import type { Pool, Provider } from '../pool-store.ts';
import { providerGroup } from '../resources.ts';
import type { User } from '../user-store.ts';
import { type AuthorizationRequest, authorizationRequest, RedirectError } from './authorization-request.ts';
import { completeSignIn } from './complete-sign-in.ts';
import { cookie, DomainError, type DomainRequest, type DomainResponse, redirect, withQuery } from './http.ts';

const STATE_COOKIE = 'portico-signin-state';
const STATE_LIFE_SECONDS = 600;
const ANSWER_BYTES_MAX = 262_144;

type ProviderMetadata = {
  readonly issuer: string;
  readonly authorizationEndpoint: string;
  readonly tokenEndpoint: string;
  readonly userinfoEndpoint: string | undefined;
  readonly keys: ReturnType<typeof createRemoteJWKSet>;
};

const readJson = async (url: string, init: RequestInit = {}): Promise<{ status: number; body: Fields }> => {
  const answer = await fetch(url, { ...init, redirect: 'error', signal: AbortSignal.timeout(5000) });
  const text = await answer.text();
  if (text.length > ANSWER_BYTES_MAX) throw new Error('the answer is too large');
  const value: unknown = JSON.parse(text);
  return { status: answer.status, body: fieldsOf(value) };
};

/** Discovery (OpenID Connect Discovery 1.0 §4), remembered for five minutes. */
const createDiscovery = (room: CognitoRoom) => {
  const known = new Map<string, { metadata: ProviderMetadata; untilMilliseconds: number }>();
  return async (issuer: string): Promise<ProviderMetadata> => {
    const remembered = known.get(issuer);
    const now = room.context.now().getTime();
    if (remembered && remembered.untilMilliseconds > now) return remembered.metadata;
    const { status, body } = await readJson(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`);
    if (status !== 200 || textOf(body, 'issuer') !== issuer) throw new Error('discovery did not name this issuer');
    const metadata: ProviderMetadata = {
      issuer,
      authorizationEndpoint: textOf(body, 'authorization_endpoint') ?? '',
      tokenEndpoint: textOf(body, 'token_endpoint') ?? '',
      userinfoEndpoint: textOf(body, 'userinfo_endpoint'),
      keys: createRemoteJWKSet(new URL(textOf(body, 'jwks_uri') ?? '')),
    };
    known.set(issuer, { metadata, untilMilliseconds: now + 300_000 });
    return metadata;
  };
};

const details = (provider: Provider): Fields => childOf(provider.properties, 'ProviderDetails');
const callbackOf = (room: CognitoRoom): string => `${room.context.origins.signIn}/oauth2/idpresponse`;

const exchange = async (
  room: CognitoRoom,
  provider: Provider,
  metadata: ProviderMetadata,
  code: string,
  verifier: string,
): Promise<Fields> => {
  const id = textOf(details(provider), 'client_id') ?? '';
  const secret = textOf(details(provider), 'client_secret');
  const form = new URLSearchParams({
    grant_type: 'authorization_code',
    code,
    redirect_uri: callbackOf(room),
    code_verifier: verifier,
  });
  const headers: Record<string, string> = { 'content-type': 'application/x-www-form-urlencoded' };
  if (secret === undefined || secret === '') form.set('client_id', id);
  else
    headers.authorization = `Basic ${Buffer.from(`${encodeURIComponent(id)}:${encodeURIComponent(secret)}`).toString('base64')}`;
  const { status, body } = await readJson(metadata.tokenEndpoint, { method: 'POST', headers, body: form });
  if (status !== 200) throw new Error(`the token endpoint answered ${textOf(body, 'error') ?? status}`);
  return body;
};

/** Claims of the verified ID token; the userinfo answer adds to them when mapped ones are missing. */
const claimsFrom = async (
  provider: Provider,
  metadata: ProviderMetadata,
  tokens: Fields,
  nonce: string,
): Promise<Fields> => {
  const idToken = textOf(tokens, 'id_token') ?? '';
  if (!/^(RS|PS|ES)(256|384|512)$|^EdDSA$/.test(decodeProtectedHeader(idToken).alg ?? ''))
    throw new Error('the ID token is not signed with a public key');
  const { payload } = await jwtVerify(idToken, metadata.keys, {
    issuer: metadata.issuer,
    audience: textOf(details(provider), 'client_id') ?? '',
    requiredClaims: ['sub', 'exp', 'iat'],
  });
  if (payload.nonce !== nonce) throw new Error('the nonce is not the one that was sent');
  const wanted = Object.values(textMapOf(provider.properties, 'AttributeMapping'));
  const accessToken = textOf(tokens, 'access_token');
  if (wanted.every((claim) => claim in payload) || metadata.userinfoEndpoint === undefined || accessToken === undefined)
    return payload;
  const { body } = await readJson(metadata.userinfoEndpoint, { headers: { authorization: `Bearer ${accessToken}` } });
  // OpenID Connect Core §5.3.2: another subject's answer must not be used.
  return body.sub === payload.sub ? { ...body, ...payload } : payload;
};

const mappedAttributes = (provider: Provider, claims: Fields): Record<string, string> => {
  const attributes: Record<string, string> = {};
  for (const [attribute, claim] of Object.entries(textMapOf(provider.properties, 'AttributeMapping'))) {
    const value = textOf(claims, claim);
    if (attribute !== 'username' && value !== undefined) attributes[attribute] = value;
  }
  return attributes;
};

/** The local user of (provider, subject): never found by e-mail, so no provider can take over another account. */
const federatedUser = async (
  room: CognitoRoom,
  asked: AuthorizationRequest,
  provider: Provider,
  issuer: string,
  claims: Fields,
): Promise<User> => {
  const { pool, client } = asked;
  const subject = textOf(claims, 'sub') ?? '';
  const username = `${provider.name}_${subject}`;
  const mapped = mappedAttributes(provider, claims);
  const existing = room.users.find(pool, username);
  if (existing && existing.status !== 'EXTERNAL_PROVIDER') throw new Error('the user name is taken');
  if (existing) return room.users.change(existing, { attributes: { ...existing.attributes, ...mapped } });
  const identity = {
    userId: subject,
    providerName: provider.name,
    providerType: provider.type,
    issuer: provider.type === 'OIDC' ? null : issuer,
    primary: true,
    dateCreated: room.context.now().getTime(),
  };
  const created = room.users.create(
    pool,
    username,
    { ...mapped, identities: JSON.stringify([identity]) },
    'EXTERNAL_PROVIDER',
  );
  try {
    await room.triggers.run(pool, 'PreSignUp', 'PreSignUp_ExternalProvider', created, client, { validationData: {} });
  } catch (error) {
    room.users.remove(created);
    throw error;
  }
  room.users.join(created, providerGroup(pool.id, provider.name));
  await room.triggers.run(pool, 'PostConfirmation', 'PostConfirmation_ConfirmSignUp', created, client);
  return created;
};

const providerOf = (room: CognitoRoom, pool: Pool, name: string | undefined): Provider => {
  const provider = room.pools.providers(pool.id).find((entry) => entry.name === name);
  if (provider?.type !== 'OIDC') throw new DomainError('This identity provider is not available here.');
  return provider;
};

/** The OIDC relying party of the pool: code flow with PKCE, state, nonce, and a state bound to the browser. */
export const createFederation = (room: CognitoRoom) => {
  const discover = createDiscovery(room);
  const failed = (asked: AuthorizationRequest, provider: string, error: unknown): never => {
    const reason = error instanceof Error ? error.message : String(error);
    room.context.log(`sign-in with ${provider} failed: ${reason}`);
    throw new RedirectError(
      asked.redirectUri,
      asked.state,
      'server_error',
      `Sign-in with ${provider} failed: ${reason}`,
    );
  };
  return {
    /** Sends the browser to the provider. */
    async begin(asked: AuthorizationRequest, provider: Provider): Promise<DomainResponse> {
      providerOf(room, asked.pool, provider.name);
      const metadata = await discover(textOf(details(provider), 'oidc_issuer') ?? '').catch((error: unknown) =>
        failed(asked, provider.name, error),
      );
      const verifier = randomBytes(32).toString('base64url');
      const nonce = randomBytes(32).toString('base64url');
      const binding = randomBytes(32).toString('base64url');
      const state = room.tickets.issue(
        'federation',
        { query: asked.query, provider: provider.name, verifier, nonce, binding },
        STATE_LIFE_SECONDS,
      );
      const location = withQuery(metadata.authorizationEndpoint, {
        response_type: 'code',
        client_id: textOf(details(provider), 'client_id'),
        redirect_uri: callbackOf(room),
        scope: textOf(details(provider), 'authorize_scopes') ?? 'openid',
        state,
        nonce,
        code_challenge: createHash('sha256').update(verifier).digest('base64url'),
        code_challenge_method: 'S256',
        login_hint: asked.loginHint,
        prompt: asked.prompt,
      });
      return redirect(location, [cookie(STATE_COOKIE, binding, STATE_LIFE_SECONDS)]);
    },
    /** GET /oauth2/idpresponse: the provider's answer; any doubt ends without a session. */
    async finish(request: DomainRequest): Promise<DomainResponse> {
      const ticket = room.tickets.take('federation', request.query.get('state') ?? undefined);
      if (!ticket)
        throw new DomainError('This sign-in was not begun here, or it took too long. Go back and try again.');
      if (textOf(ticket, 'binding') !== request.cookies.get(STATE_COOKIE))
        throw new DomainError('This sign-in was begun in another browser. Go back and try again.');
      const asked = authorizationRequest(room, new URLSearchParams(textOf(ticket, 'query')));
      const provider = providerOf(room, asked.pool, textOf(ticket, 'provider'));
      const refusal = request.query.get('error');
      if (refusal !== null)
        throw new RedirectError(
          asked.redirectUri,
          asked.state,
          /^[a-z_]{1,40}$/.test(refusal) ? refusal : 'access_denied',
          `${provider.name} refused the sign-in.`,
        );
      let user: User;
      try {
        const issuer = textOf(details(provider), 'oidc_issuer') ?? '';
        const metadata = await discover(issuer);
        const named = request.query.get('iss');
        // RFC 9207: an answer that names another issuer is a mix-up.
        if (named !== null && named !== issuer) throw new Error('the answer came from another issuer');
        const tokens = await exchange(
          room,
          provider,
          metadata,
          request.query.get('code') ?? '',
          textOf(ticket, 'verifier') ?? '',
        );
        const claims = await claimsFrom(provider, metadata, tokens, textOf(ticket, 'nonce') ?? '');
        user = await federatedUser(room, asked, provider, issuer, claims);
      } catch (error) {
        return failed(asked, provider.name, error);
      }
      if (!user.enabled) throw new RedirectError(asked.redirectUri, asked.state, 'access_denied', 'User is disabled.');
      return completeSignIn(room, asked, user);
    },
  };
};

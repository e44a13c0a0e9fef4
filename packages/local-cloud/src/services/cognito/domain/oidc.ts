import { createHash, randomBytes } from 'node:crypto';
import { createRemoteJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';
import { childOf, type Fields, fieldsOf, textMapOf, textOf } from '../../wire/fields.ts';
import type { CognitoRoom } from '../cognito-room.ts';
import type { Provider } from '../pool-store.ts';
import type { AuthorizationRequest } from './authorization-request.ts';
import type { Proven } from './federated-user.ts';
import { type DomainRequest, withQuery } from './http.ts';

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

/** What a sign-in under way at an OIDC provider must find again. */
type Begun = { readonly url: (state: string) => string; readonly kept: Fields };

/** The OIDC relying party of the pool: code flow with PKCE, state and nonce. */
export const createOidc = (room: CognitoRoom) => {
  const discover = createDiscovery(room);
  return {
    async begin(asked: AuthorizationRequest, provider: Provider): Promise<Begun> {
      const metadata = await discover(textOf(details(provider), 'oidc_issuer') ?? '');
      const verifier = randomBytes(32).toString('base64url');
      const nonce = randomBytes(32).toString('base64url');
      return {
        kept: { verifier, nonce },
        url: (state) =>
          withQuery(metadata.authorizationEndpoint, {
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
          }),
      };
    },
    async prove(request: DomainRequest, provider: Provider, kept: Fields): Promise<Proven> {
      const issuer = textOf(details(provider), 'oidc_issuer') ?? '';
      const metadata = await discover(issuer);
      const named = request.query.get('iss');
      // RFC 9207: an answer that names another issuer is a mix-up.
      if (named !== null && named !== issuer) throw new Error('the answer came from another issuer');
      const verifier = textOf(kept, 'verifier') ?? '';
      const tokens = await exchange(room, provider, metadata, request.query.get('code') ?? '', verifier);
      const claims = await claimsFrom(provider, metadata, tokens, textOf(kept, 'nonce') ?? '');
      return { subject: textOf(claims, 'sub') ?? '', issuer: null, claims };
    },
  };
};

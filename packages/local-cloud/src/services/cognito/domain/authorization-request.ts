import { listOf, textsOf } from '../../wire/fields.ts';
import type { CognitoRoom } from '../cognito-room.ts';
import type { Client, Pool, Provider } from '../pool-store.ts';
import { USER_SCOPE } from '../token-issuer.ts';
import { DomainError, withQuery } from './http.ts';

/** A checked `/oauth2/authorize` request. */
export type AuthorizationRequest = {
  readonly pool: Pool;
  readonly client: Client;
  readonly redirectUri: string;
  readonly state: string | undefined;
  readonly nonce: string | undefined;
  readonly scopes: readonly string[];
  /** S256. */
  readonly challenge: string | undefined;
  readonly providers: readonly Provider[];
  readonly passwordAllowed: boolean;
  /** Straight to this provider, by `identity_provider`. */
  readonly provider: Provider | undefined;
  readonly loginHint: string | undefined;
  readonly prompt: string | undefined;
  /** As received, to be carried by the sign-in form. */
  readonly query: string;
};

/** An error the application is told about at its redirect URI. */
export class RedirectError extends Error {
  readonly location: string;
  constructor(redirectUri: string, state: string | undefined, code: string, description: string) {
    super(description);
    this.location = withQuery(redirectUri, { error: code, error_description: description, state });
  }
}

const one = (query: URLSearchParams, name: string): string | undefined => {
  const values = query.getAll(name);
  // RFC 6749 §3.1: parameters must not be repeated.
  if (values.length > 1) throw new DomainError(`The parameter ${name} is repeated.`);
  return values[0] || undefined;
};

const scopesOf = (
  client: Client,
  requested: string | undefined,
  fail: (code: string, description: string) => never,
): readonly string[] => {
  const allowed = textsOf(client.properties, 'AllowedOAuthScopes');
  const scopes = requested === undefined ? allowed : [...new Set(requested.split(' ').filter((scope) => scope !== ''))];
  if (scopes.some((scope) => !allowed.includes(scope))) fail('invalid_scope', 'invalid_scope');
  return scopes;
};

const clientAndRedirect = (room: CognitoRoom, query: URLSearchParams) => {
  const client = room.pools.findClient(one(query, 'client_id') ?? '');
  if (!client) throw new DomainError('The application that sent you here is not known: client_id is missing or wrong.');
  const callbacks = textsOf(client.properties, 'CallbackURLs');
  const redirectUri = one(query, 'redirect_uri') ?? '';
  // Compared as text, as Cognito does: no prefix, no normalisation.
  if (!callbacks.includes(redirectUri))
    throw new DomainError('redirect_mismatch: the address to return to is not registered for this application.');
  return { client, redirectUri };
};

/** Checks a request; what cannot safely be sent back is a DomainError, everything else a RedirectError. */
export const authorizationRequest = (room: CognitoRoom, query: URLSearchParams): AuthorizationRequest => {
  const { client, redirectUri } = clientAndRedirect(room, query);
  const pool = room.pools.known(client.poolId);
  const state = one(query, 'state');
  const fail = (code: string, description: string): never => {
    throw new RedirectError(redirectUri, state, code, description);
  };
  if (one(query, 'response_type') !== 'code') fail('unsupported_response_type', 'Only response_type=code is offered.');
  const flows = listOf(client.properties, 'AllowedOAuthFlows');
  if (!flows.includes('code')) fail('unauthorized_client', 'The client may not use the authorization code flow.');
  const challenge = one(query, 'code_challenge');
  const method = one(query, 'code_challenge_method');
  if (challenge !== undefined && (method !== 'S256' || !/^[A-Za-z0-9_-]{43}$/.test(challenge)))
    fail('invalid_request', 'code_challenge_method must be S256.');
  if (challenge === undefined && client.secret === undefined)
    fail('invalid_request', 'A public client must send code_challenge (PKCE, S256).');
  const supported = textsOf(client.properties, 'SupportedIdentityProviders');
  const providers = room.pools.providers(pool.id).filter((provider) => supported.includes(provider.name));
  const wanted = one(query, 'identity_provider');
  const provider = providers.find((entry) => entry.name === wanted);
  if (wanted !== undefined && wanted !== 'COGNITO' && !provider)
    fail('invalid_request', 'The identity provider is not enabled for this client.');
  const scopes = scopesOf(client, one(query, 'scope'), fail);
  if (scopes.includes(USER_SCOPE) && scopes.length === 1) fail('invalid_scope', 'openid is needed with this scope.');
  return {
    pool,
    client,
    redirectUri,
    state,
    scopes,
    challenge,
    providers,
    provider,
    nonce: one(query, 'nonce'),
    passwordAllowed: supported.length === 0 || supported.includes('COGNITO'),
    loginHint: one(query, 'login_hint'),
    prompt: one(query, 'prompt'),
    query: query.toString(),
  };
};

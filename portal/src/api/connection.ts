import { environment } from './environment.ts';
import { seal, unseal } from './sealed.ts';
import { COOKIE_ATTRIBUTES } from './session-cookie.ts';

export const CONNECTION_COOKIE = '__Host-portico-sign-in';
const LIFETIME_SECONDS = 600;
export const CONNECTION_ATTRIBUTES = { ...COOKIE_ATTRIBUTES, maxAge: LIFETIME_SECONDS };

/** What a sign-in at a connection must find again when the browser comes back. */
export type SignIn = {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
  readonly returnTo: string;
  /** The connection that is tried: what comes is told, and nobody is signed in. */
  readonly tests?: string;
};

export const redirectUri = (): string => `${environment.portalUrl}/auth/callback`;

const random = (): string => Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64url');

const challengeOf = async (verifier: string): Promise<string> =>
  Buffer.from(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))).toString('base64url');

/** Authorization code with PKCE S256 (RFC 7636), state and nonce (OpenID Connect Core 3.1.2.1). */
export const beginConnection = async (
  returnTo: string,
  provider: string | null,
  tests?: string,
): Promise<{ url: string; cookie: string }> => {
  const signIn: SignIn = {
    state: random(),
    nonce: random(),
    codeVerifier: random(),
    returnTo,
    ...(tests && { tests }),
  };
  const url = new URL(`${environment.signInUrl}/oauth2/authorize`);
  url.search = new URLSearchParams({
    response_type: 'code',
    client_id: environment.clientId,
    redirect_uri: redirectUri(),
    scope: 'openid email profile',
    state: signIn.state,
    nonce: signIn.nonce,
    code_challenge: await challengeOf(signIn.codeVerifier),
    code_challenge_method: 'S256',
    ...(provider && /^[A-Za-z0-9_-]{1,32}$/.test(provider) ? { identity_provider: provider } : {}),
  }).toString();
  return { url: url.href, cookie: await seal('sign-in', signIn, LIFETIME_SECONDS) };
};

export const openConnection = (cookie: string | undefined): Promise<SignIn | undefined> =>
  unseal<SignIn>('sign-in', cookie);

/** Where somebody goes whom the user pool's domain has signed out: sealed, as an address in an address would be anybody's. */
export const SIGN_OUT_COOKIE = '__Host-portico-sign-out';
export const SIGN_OUT_ATTRIBUTES = { ...COOKIE_ATTRIBUTES, maxAge: LIFETIME_SECONDS };
export const sealSignOut = (url: string): Promise<string> => seal('sign-out', { url }, LIFETIME_SECONDS);
export const openSignOut = async (cookie: string | undefined): Promise<string | undefined> =>
  (await unseal<{ url: string }>('sign-out', cookie))?.url;

export const signOutUrl = (): string => {
  const url = new URL(`${environment.signInUrl}/logout`);
  url.search = new URLSearchParams({
    client_id: environment.clientId,
    logout_uri: `${environment.portalUrl}/auth/signed-out`,
  }).toString();
  return url.href;
};
